"""Why the engine refuses a matrix, a model or a factor: sentences of `Problem`, in English and Russian."""

from __future__ import annotations

from ...declaration import Text

__all__ = ["SENTENCES"]

_NAMES = (
    Text("is not a name", "не имя"),
    Text("is no name", "не имя"),
    Text("is named twice", "названо дважды"),
    Text("is empty: at least one name is wanted", "пусто: нужно хотя бы одно имя"),
    Text("is one text; a sequence of names is wanted", "один текст; нужна последовательность имён"),
    Text("is no sequence of names", "не последовательность имён"),
    Text('is no list of names; one name is a list too, as in ["law"]', 'не список имён; одно имя — тоже список, как ["law"]'),
    Text("is no mapping from names to {}", "не соответствие между именами и значениями ({})"),
    Text("is not among {}", "не подходит: нужны {}"),
    Text("is no name of an indicator here", "такого показателя здесь нет"),
    Text("is no indicator of this matrix", "такого показателя в этой матрице нет"),
    Text("is not {} of this matrix", "такого имени в этой матрице нет: {}"),
    Text(
        "stands {} times; each name stands once", "встречается больше одного раза ({}); каждое имя должно встречаться один раз"
    ),
    Text("has {} names for {} indicators", "имён {}, а показателей {}"),
    Text("has {} names for {} units", "имён {}, а единиц {}"),
    Text("has {} numbers for {} names", "чисел {}, а имён {}"),
    Text(
        "is neither numbers in order nor a mapping from names", "не числа по порядку и не соответствие между именами и числами"
    ),
    Text("names no indicator", "показателя с таким именем нет"),
    Text("names no indicator of the matrix", "в матрице нет показателя с таким именем"),
    Text("names a column twice", "столбец назван дважды"),
)

_MATRICES = (
    Text("are none; a matrix has one at least", "ни одного; в матрице должен быть хотя бы один"),
    Text("are not rows of numbers of one length", "не строки чисел одинаковой длины"),
    Text("are not {} units x {} indicators", "не таблица {} × {} (единицы × показатели)"),
    Text("are no cells, units with indicators", "не ячейки: пары единиц и показателей"),
    Text("are not one for each of the {} units", "не по одному на каждую единицу (единиц: {})"),
    Text(
        "are no mapping from indicators to fitted methods, as normalise makes it",
        "не соответствие между показателями и подобранными методами, какое даёт normalise",
    ),
    Text("has another shape than the values", "форма иная, чем у значений"),
    Text("is True where a value is known", "True там, где значение известно"),
    Text("is not a unit with an indicator", "не пара единицы и показателя"),
    Text("is not a mapping from (unit, indicator) to texts", "не соответствие между парами (единица, показатель) и текстами"),
    Text("is not a mapping from names to 1 or -1", "не соответствие между именами и числами 1 или -1"),
    Text("is no polarity", "не полярность"),
    Text("has a value and a reason for missing", "есть и значение, и причина его отсутствия"),
    Text("is not a mapping of indicators to values", "не соответствие между показателями и значениями"),
    Text("lacks an indicator; None says missing", "не хватает показателя; отсутствие значения обозначается None"),
    Text("has {} values for {} units", "значений {}, а единиц {}"),
    Text("has {} cells under {} headings", "ячеек {}, а заголовков {}"),
    Text("has {} cells where the first row has {}", "ячеек {}, а в первой строке {}"),
    Text("is empty; a table has a heading and rows", "пусто; в таблице есть заголовок и строки"),
    Text("is no column", "такого столбца нет"),
    Text("is the name of two columns", "одно имя у двух столбцов"),
    Text("is no cell of this matrix", "такой ячейки в этой матрице нет"),
    Text("has a value and is said not to apply", "есть значение, хотя указано, что показатель неприменим"),
    Text("is no table: rows of numbers are wanted, one a unit", "не таблица: нужны строки чисел, по одной на единицу"),
    Text("is empty: at least one unit and one indicator are wanted", "пусто: нужны хотя бы одна единица и один показатель"),
    Text("has nothing known: leave this unit out", "ничего не известно: исключите эту единицу"),
    Text("has nothing known: leave this indicator out", "ничего не известно: исключите этот показатель"),
    Text("is no finite number", "не конечное число"),
    Text("is no finite number; a missing cell is None or NaN", "не конечное число; пропущенная ячейка — None или NaN"),
    Text("is no finite number; a missing value is None or NaN", "не конечное число; пропущенное значение — None или NaN"),
    Text("is no column of numbers", "не столбец чисел"),
    Text("is negative", "отрицательно"),
    Text("is no number above 1", "не число больше 1"),
    Text("is not a number above 0", "не число больше 0"),
    Text("is no positive number", "не положительное число"),
)

_NORMALISING = (
    Text("are not a lower and a higher finite number", "не меньшее и большее конечные числа"),
    Text("is no reference", "не точка отсчёта"),
    Text("has no level", "не имеет уровня"),
    Text("are no mapping from categories to finite numbers", "не соответствие между категориями и конечными числами"),
    Text("has no method; name one for each indicator", "метод не указан; назовите метод для каждого показателя"),
    Text("is a class; give an instance, as in {}()", "это класс; передайте экземпляр, как {}()"),
    Text("is no method of normalisation", "не метод нормализации"),
    Text("is not above 0 and has no logarithm", "не больше 0, и логарифма нет"),
    Text(
        "is not above 0, so that a ratio to it would not keep the order",
        "не больше 0, поэтому отношение к нему не сохранило бы порядок",
    ),
    Text(
        "has polarity -1, and a ratio has no other direction; take the reciprocal of the indicator",
        "имеет полярность -1, а у отношения нет другого направления; возьмите величину, обратную показателю",
    ),
    Text(
        "has polarity -1, so that more would count as better; normalise first, which turns it",
        "имеет полярность -1, поэтому большее считалось бы лучшим; сначала нормализуйте, это развернёт шкалу",
    ),
    Text(
        "is negative, and {} is not defined over negative values; normalise to 0 to 1",
        "отрицательно, а метод «{}» не определён для отрицательных значений; нормализуйте к шкале от 0 до 1",
    ),
    Text(
        "has negative values, and {} is not defined over them; normalise to 0 to 1",
        "есть отрицательные значения, а метод «{}» для них не определён; нормализуйте к шкале от 0 до 1",
    ),
    Text(
        'misses values and is not from 0 to 1, so that 0 is not its worst; normalise first or take missing="spread"',
        'есть пропуски, а шкала — не от 0 до 1, поэтому 0 — не худшее; сначала нормализуйте или возьмите missing="spread"',
    ),
    Text(
        "misses values and is not from 0 to 1, so that nothing says between which ends they lie; give its scale",
        "есть пропуски, а шкала — не от 0 до 1, поэтому неизвестно, между какими концами они лежат; укажите шкалу",
    ),
    Text("is no penalty", "не вид штрафа"),
    Text("are not {} pairs of a lower and a higher number", "не пары меньшего и большего чисел (нужно пар: {})"),
    Text("are not {} times 1 or -1", "не числа 1 или -1 (нужно чисел: {})"),
)

_MODELS = (
    Text("is no branch or depth of the tree", "не ветвь и не глубина дерева"),
    Text("is not a branch below the root or an indicator of this tree", "не ветвь ниже корня и не показатель этого дерева"),
    Text("a branch has no name", "у ветви нет имени"),
    Text(
        "has nothing under it; list branches or names of indicators",
        "ничего не содержит; перечислите ветви или имена показателей",
    ),
    Text("is neither a branch nor the name of an indicator", "не ветвь и не имя показателя"),
    Text(
        "has this name twice; every name in a tree stands once", "содержит это имя дважды; каждое имя стоит в дереве один раз"
    ),
    Text(
        "leaves an indicator out; select(indicators=...) first", "показатель пропущен; сначала вызовите select(indicators=...)"
    ),
    Text("calls a branch like an indicator", "ветвь названа так же, как показатель"),
    Text("are no table of numbers, one row a set", "не таблица чисел, по строке на набор"),
    Text("are no table of {} columns, one row a set", "не таблица с числом столбцов {}, по строке на набор"),
    Text("are no numbers in the order of the columns", "не числа в порядке столбцов"),
    Text("has no number; write 0 to leave it out", "числа нет; чтобы исключить, укажите 0"),
    Text("switch everything off; leave some weight above 0", "отключают всё; оставьте хотя бы один вес больше 0"),
    Text(
        "is not monotone, so that corner points need not be the ends; sample instead",
        "не монотонно, поэтому края могут быть не в угловых точках; используйте выборку",
    ),
)

_WEIGHTING = (
    Text("is no mapping from names to weights", "не соответствие между именами и весами"),
    Text("are all 0: at least one must be positive", "все равны 0: хотя бы одно число должно быть положительным"),
    Text("is 0 throughout: at least one share must be positive", "везде 0: хотя бы одна доля должна быть положительной"),
    Text("are no budgets, by expert's name or one after another", "не бюджеты: ни по именам экспертов, ни один за другим"),
    Text("is empty: at least one expert is wanted", "пусто: нужен хотя бы один эксперт"),
    Text("gives no points at all", "не даёт ни одного балла"),
    Text("gives no weights by {}: {}", "не даёт весов методом «{}»: {}"),
    Text("is negative, and entropy needs values of 0 or more", "отрицательно, а для энтропии нужны значения не меньше 0"),
    Text("is negative, and {} needs values of 0 or more", "отрицательно, а методу «{}» нужны значения не меньше 0"),
    Text(
        "is known for one unit only: leave this indicator out", "известно только для одной единицы: исключите этот показатель"
    ),
    Text(
        "is missing, and {} can neither count nor leave it out", "отсутствует, а метод «{}» не может ни учесть, ни опустить это"
    ),
    Text("is zero everywhere: leave this indicator out", "везде равно нулю: исключите этот показатель"),
    Text("is no pair of shares from 0 to 1, the lowest and the highest", "не пара долей от 0 до 1, наименьшая и наибольшая"),
    Text("has its lowest share above its highest", "наименьшая доля больше наибольшей"),
    Text(
        "cannot be kept: {} shares between {} and {} do not sum to 1",
        "нельзя соблюсти: доли (числом {}) от {} до {} в сумме не дают 1",
    ),
    Text(
        "is zero, which makes up no share of any score, let alone {}: use weight_bounds instead",
        "равно нулю и не составляет никакой доли оценки, тем более {}: используйте weight_bounds",
    ),
    Text(
        "has {} units for {} indicators: without bounds nearly every unit is then the best; set bounds on the shares",
        "единиц {}, а показателей {}: без границ почти каждая единица окажется лучшей; задайте границы долей",
    ),
    Text("has no best weights: {}", "наилучшие веса не найдены: {}"),
    Text(
        "does not vary, and {} needs correlations: leave this indicator out",
        "не меняется, а методу «{}» нужны корреляции: исключите этот показатель",
    ),
    Text("has no correlation with {}: {}", "нет корреляции с {}: {}"),
    Text("has too few units in common with {}", "слишком мало общих единиц с {}"),
    Text("is not square: {} rows of {} comparisons", "не квадратная матрица: строк {}, сравнений {}"),
    Text(
        "is not positive: a comparison says how many times as important",
        "не положительно: сравнение говорит, во сколько раз важнее",
    ),
    Text(
        "times its counterpart gives {}, not 1: the matrix is not reciprocal",
        "произведение на обратное сравнение равно {}, а не 1: матрица не обратно-симметрична",
    ),
    Text(
        "has no correlated indicators, so that there is nothing in common to weight by",
        "нет коррелирующих показателей, поэтому общего, по чему можно взвесить, нет",
    ),
    Text(
        "has correlations that contradict one another, as they rest on different units (smallest eigenvalue {}); {} needs "
        "units without gaps: leave out what is missing most",
        "корреляции противоречат друг другу, так как основаны на разных единицах (наименьшее собственное значение {}); методу "
        "«{}» нужны единицы без пропусков: исключите то, чего чаще всего нет",
    ),
    Text("is not from 1 to {}", "не от 1 до {}"),
    Text("has {} scores for {} units", "оценок {}, а единиц {}"),
    Text("do not vary, so that nothing can be said to move them", "не меняются, поэтому нельзя сказать, что на них влияет"),
    Text("is known with {} scores where {} are needed", "единиц, где известны и это, и оценка, — {}, а нужно {}"),
    Text("are no dimensions, by indicator's name or in order", "не области: ни по именам показателей, ни по порядку"),
    Text("has {} dimensions for {} indicators", "областей {}, а показателей {}"),
    Text("has no dimension", "область не указана"),
    Text("has one indicator; alpha compares two or more", "один показатель; альфа сравнивает два и более"),
    Text(
        "has indicators whose sum does not vary, so that there is no alpha", "сумма показателей не меняется, поэтому альфы нет"
    ),
    Text(
        "has {} units; the exact ranking goes over 2^units subsets, at most {} units",
        "единиц {}; точный рейтинг перебирает 2^n подмножеств единиц, не более {} единиц",
    ),
)

SENTENCES = (*_NAMES, *_MATRICES, *_NORMALISING, *_MODELS, *_WEIGHTING)
