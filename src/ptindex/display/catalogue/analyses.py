"""What an analysis says of itself: cautions, what was varied and what not, what was supposed; and words filled in anywhere."""

from __future__ import annotations

from ...declaration import Text

__all__ = ["SENTENCES", "WORDS"]

_CAUTIONS = (
    Text(
        "{}, fewer than {} an indicator; read the result as a rough one",
        "{}, менее {} единиц на показатель; результат лишь приблизителен",
    ),
    Text(
        "{}, no more units than indicators; the data alone do not determine the result",
        "{}, единиц не больше, чем показателей; одни данные результата не определяют",
    ),
    Text("{}: {} for {}", "{}: взято {}, {}"),
    Text("1 unit", "единиц — 1"),
    Text("{} units", "единиц — {}"),
    Text("1 indicator", "показателей — 1"),
    Text("{} indicators", "показателей — {}"),
    Text(
        "the weights given sum to {}, not 1; they are divided by it", "сумма заданных весов — {}, а не 1; веса на неё разделены"
    ),
    Text(
        "the budget of {} sums to {}, neither 1 nor 100; it is divided by it",
        "сумма бюджета {} — {}, а не 1 и не 100; бюджет на неё разделён",
    ),
    Text("one expert only: there is no spread", "эксперт только один: разброса нет"),
    Text(
        "no weights found that come within {} of the target; the nearest miss it by {}",
        "веса с отклонением от цели не более {} не найдены; ближайшие отклоняются на {}",
    ),
    Text(
        "no random index is known for {} names, so there is no consistency ratio",
        "для матрицы из {} имён случайный индекс неизвестен, поэтому отношения согласованности нет",
    ),
    Text(
        "the judgements contradict one another: consistency ratio {}, over the usual limit of 0.1",
        "суждения противоречат друг другу: отношение согласованности {}, выше обычного предела 0,1",
    ),
    Text("a comparison lies beyond Saaty's scale of 1/9 to 9", "одно из сравнений выходит за шкалу Саати, от 1/9 до 9"),
    Text(
        "the output does not vary, so that no factor has a share in it",
        "результат не меняется, поэтому доли факторов в нём нет",
    ),
    Text(
        "too wide to read: the intervals of {} are wider than {}; take more runs (n = {} halves them)",
        "слишком широко для выводов: интервалы ({}) шире {}; возьмите больше вычислений (при n = {} они вдвое уже)",
    ),
    Text(
        "{} draws: fewer than {}, so that the 5 and 95 % ends rest on fewer than 10 draws each",
        "испытаний {}: меньше {}, поэтому каждая из границ, 5 и 95 %, опирается менее чем на 10 испытаний",
    ),
    Text(
        "a unit without another to be compared with is always first: its rank says nothing",
        "единица, которую не с чем сравнить, всегда первая: её место ни о чём не говорит",
    ),
    Text(
        "{} years: ranks are within each year, pairs of units are over all years",
        "лет: {}; места считаются в пределах года, пары единиц — за все годы",
    ),
    Text(
        "{}: has no score in {} of the draws, in which nothing that is known of it weighs",
        "{}: нет оценки в {} испытаний, где ничто из известного о ней не имеет веса",
    ),
)

_VARIED = (
    Text("around given ones {}", "вокруг заданных весов, {}"),
    Text("around the model's {}", "вокруг весов модели, {}"),
    Text("{} (Dirichlet, concentration {})", "{} (распределение Дирихле, концентрация {})"),
    Text("in every branch", "в каждой ветви"),
    Text("in {}", "в ветвях: {}"),
    Text("{}, any shares from {} to {}", "{}, любые доли от {} до {}"),
    Text("{}, {} with bounds of their own", "{}, из них со своими границами: {}"),
    Text("one of {} sets: {}", "один из наборов (числом {}): {}"),
    Text("one of {}: {}", "один из вариантов (числом {}): {}"),
    Text("any indicator", "любой показатель"),
    Text("one of {}", "один из: {}"),
    Text("{}, or none", "{} либо ничего"),
    Text("those of {}, anywhere within their order", "по шкалам ({}): любые уровни с сохранением порядка"),
    Text("1 scale", "шкал — 1"),
    Text("{} scales", "шкал — {}"),
    Text("those of {}, ", "для {}: "),
    Text("{}over the levels of their scale or from 0 to 1", "{}по уровням своей шкалы или от 0 до 1"),
    Text(
        "{} within its standard deviation (normal, cut off at {} and {})",
        "{} в пределах стандартного отклонения (нормальное распределение, усечённое от {} до {})",
    ),
)

_SKIPPED = (
    Text("{} units know both where {} are needed", "единиц, где известны оба, — {}, а нужно {}"),
    Text("{} of {} applicable indicators are known; {}", "известно показателей — {} из {} применимых; {}"),
    Text("the model asks for {} and one at least", "модель требует {} и не менее одного"),
    Text("{}: varies nothing here", "{}: здесь ничего не меняет"),
    Text("has no weight", "не имеет веса"),
    Text("is not in the model", "не входит в модель"),
    Text("nothing would be left", "ничего не осталось бы"),
    Text("nothing to choose among", "выбирать не из чего"),
    Text("weighs 0 or stands in no branch that is varied", "имеет вес 0 или не входит ни в одну из изменяемых ветвей"),
    Text("no branch has two weights that could vary", "ни в одной ветви нет двух весов, которые могли бы меняться"),
    Text("all sets give the same weights", "все наборы дают одни и те же веса"),
    Text("all alternatives give the same values", "все варианты дают одни и те же значения"),
    Text("all alternatives are the same rule", "все варианты — одно и то же правило"),
    Text("no level between the lowest and the highest", "нет уровней между низшим и высшим"),
    Text("no unit's answer has a level that moves", "ни у одной единицы нет ответа с подвижным уровнем"),
    Text("no answer is missing", "все ответы известны"),
    Text("every indicator", "все показатели"),
    Text(
        "is not from 0 to 1, and nothing says between which ends a missing value lies",
        "шкала — не от 0 до 1, и неизвестно, между какими концами лежит пропущенное значение",
    ),
    Text("has no value to vary", "нет значения, которое могло бы меняться"),
    Text("has no standard deviation, so that its value stays", "нет стандартного отклонения, поэтому значение не меняется"),
    Text("has no standard deviation", "нет стандартного отклонения"),
    Text("every unit", "все единицы"),
)

_FACTORS = (
    Text("are no goalposts: a low one from 0 and a higher one", "не пределы шкалы: нижний, от 0, и верхний"),
    Text("lies beyond the goalposts, {} and {}", "лежит вне пределов шкалы, {} и {}"),
    Text("is no option", "такого варианта ответа нет"),
    Text("is not the level of the answer {} of its scale, {}", "не уровень ответа {} по его шкале, {}"),
    Text("are not bounds of a share: two numbers in order, from 0 to 1", "не границы доли: два числа по порядку, от 0 до 1"),
    Text(
        "is too small for the {} shares of {}, of which it would make zeros; take {} at least",
        "слишком мало для долей (числом {}) ветви {}: они обратились бы в нули; возьмите не менее {}",
    ),
    Text(
        "leave no shares for {}: the lows sum to {}, the highs to {}",
        "не оставляют долей для {}: нижние границы в сумме дают {}, верхние — {}",
    ),
    Text("has other units than the matrix, or in another order", "единицы не те, что в матрице, или в другом порядке"),
    Text("has other indicators than the matrix, or in another order", "показатели не те, что в матрице, или в другом порядке"),
    Text("misses other values than the matrix", "пропущены не те значения, что в матрице"),
    Text("are no scales; one is given in a list too", "не шкалы; одна шкала тоже передаётся в списке"),
    Text("has something that is no factor", "содержит не только факторы"),
    Text("has {} factors of one name; give each its own", "факторов с одним именем: {}; дайте каждому своё"),
    Text("none has a score, so that there is nothing to vary", "ни у одной единицы нет оценки, поэтому менять нечего"),
    Text(
        "'{}' and '{}' both vary {}; one thing is varied by one factor",
        "«{}» и «{}» оба меняют {}; одно меняет только один фактор",
    ),
    Text("the weight of {}", "вес {}"),
    Text("the value of {} for {}", "значение {} для {}"),
    Text("the aggregation", "агрегирование"),
    Text("the normalisation", "нормализацию"),
    Text(
        "is varied by another factor, but the normalisation {} gives another value than the matrix",
        "меняется другим фактором, но нормализация {} даёт не то значение, что в матрице",
    ),
    Text("{} (alternative {})", "{} (вариант {})"),
    Text("is not a whole number from {}", "не целое число от {}"),
    Text("is not a power of two", "не степень двойки"),
    Text("gives no number for each of {} runs", "не даёт числа для каждого из вычислений (всего {})"),
    Text("has no finite value in {} of {} runs", "нет конечного значения в {} вычислениях из {}"),
    Text("is no unit that has a score", "не единица, имеющая оценку"),
    Text("is no output, as UnitScore(unit) is", "не результат, каким является UnitScore(unit)"),
    Text("{} has no finite value in {} of {} runs{}", "{}: нет конечного значения в {} вычислениях из {}{}"),
    Text("; without a score in some runs: {}", "; без оценки в некоторых вычислениях: {}"),
)

_SUPPOSED = (
    Text(
        "The points of {} indicators add up; a missing answer lies within the range of its question.",
        "Баллы складываются (показателей: {}); отсутствующий ответ лежит в пределах своего вопроса.",
    ),
    Text("A better answer never has fewer points.", "Лучший ответ никогда не даёт меньше баллов."),
    Text("The answers of a question stand in no order.", "Ответы на вопрос никак не упорядочены."),
    Text("Two answers of a question {} points apart{}.", "Два ответа на вопрос {}{}."),
    Text("may be any number of", "могут различаться на любое число баллов"),
    Text("are at most {}", "различаются не более чем на {} балла"),
    Text("; {}: at most {}", "; {}: не более {}"),
    Text("The worst answers may add up to {}.", "Худшие ответы в сумме могут дать {}."),
    Text("any total", "любой итог"),
    Text("a total from {} to {}", "итог от {} до {}"),
    Text(
        "What a profile does not show adds up to {} points up or down.",
        "То, чего в профиле не видно, прибавляет или отнимает до {} балла.",
    ),
    Text("Nothing counts but these indicators.", "Ничто, кроме этих показателей, не учитывается."),
    Text("A printed total is exact to ±{}.", "Напечатанный итог точен до ±{}."),
    Text("{}: the published total is {} ({})", "{}: опубликованный итог — {} ({})"),
    Text("±{}, and up to {} points unseen", "±{}, и до {} балла не видно"),
    Text("{}: the stated change is {} (±{})", "{}: заявленное изменение — {} (±{})"),
    Text("{}: a higher rate never has fewer points", "{}: большая доля никогда не даёт меньше баллов"),
    Text("{}: the order is {}", "{}: порядок — {}"),
    Text("{}: two answers are at most {} points apart", "{}: два ответа различаются не более чем на {} балла"),
    Text("the worst answers add up to a total from {} to {}", "худшие ответы в сумме дают итог от {} до {}"),
)

_ALLOWED = (
    Text("a whole number from 0 to 2**53-1", "целое число от 0 до 2**53-1"),
    Text("a number from {} to {}", "число от {} до {}"),
    Text("a number from {}", "число от {}"),
)

SENTENCES = (*_ALLOWED, *_CAUTIONS, *_VARIED, *_SKIPPED, *_FACTORS, *_SUPPOSED)

WORDS = (
    Text("there is none", "таких нет"),
    Text("levels of answers", "уровни ответов"),
    Text("levels", "уровни"),
    Text("missing answers", "отсутствующие ответы"),
    Text("figures", "числовые данные"),
    Text("normalisation", "нормализация"),
    Text("weights", "веса"),
    Text("aggregation", "агрегирование"),
    Text("what is left out", "что исключается"),
    Text("the method's own", "как в самом методе"),
    Text("geometric between dimensions", "геометрическое между областями"),
    Text("effective weights", "фактические веса"),
    Text("correlations", "корреляции"),
    Text("eigenvalues", "собственные значения"),
    Text("Cronbach's alpha", "альфа Кронбаха"),
    Text("benefit of the doubt", "толкование сомнений в пользу единицы"),
    Text("entropy", "энтропия"),
    Text("equal importance", "равная важность"),
    Text("principal components", "главные компоненты"),
    Text("dimension", "область"),
    Text("indicator of its dimension", "показатель своей области"),
    Text("its dimension weighs 0", "вес его области равен 0"),
    Text("every indicator in it weighs 0", "вес каждого показателя в ней равен 0"),
    Text("leaving out", "исключение"),
    Text("a sweep", "изменение веса"),
    Text("a range of ranks", "поиск возможных мест"),
    Text("an experiment with weights", "эксперимент с весами"),
    Text("the analysis of robustness", "анализ устойчивости"),
    Text("this experiment", "этот эксперимент"),
    Text("bounds", "границы"),
    Text("rules", "правила"),
    Text("answers", "ответы"),
    Text("standard deviations", "стандартные отклонения"),
    Text("normalised matrices", "нормализованные матрицы"),
    Text("sets of weights by name", "наборы весов по именам"),
    Text("the name of a group", "имя группы"),
    Text("a PublishedScore", "PublishedScore (опубликованный итог)"),
    Text("a Source", "Source (источник)"),
    Text("a date (YYYY-MM-DD)", "дата (ГГГГ-ММ-ДД)"),
    Text("a branch of the tree", "ветвь дерева"),
    Text("a name of the tree", "имя из дерева"),
    Text("a dimension or an indicator of this strategy", "область и не показатель этого метода"),
    Text("a rate or the rating", "доля и не экспертная оценка"),
    Text("an answer to a graded question (question.answer)", "ответ на вопрос с градацией ответов (вопрос.ответ)"),
    Text("an answer to a graded question of this strategy", "ответ на вопрос с градацией ответов из этого метода"),
    Text("a unit", "единица"),
    Text("a unit of the matrix", "единица матрицы"),
    Text("a year", "год"),
    Text("an indicator", "показатель"),
    Text("an indicator of the matrix", "показатель матрицы"),
    Text("an indicator or a branch below the root", "показатель и не ветвь ниже корня"),
    Text("one of them does not vary over the units that know both", "один из них не меняется у единиц, где известны оба"),
    Text(
        "no indicator varies, so that none tells the units apart",
        "ни один показатель не меняется, поэтому ни один не различает единицы",
    ),
    Text(
        "no two indicators differ, so that none adds to another",
        "никакие два показателя не различаются, поэтому ни один ничего не добавляет",
    ),
    Text("a number above 0", "число больше 0"),
    Text("a name in .toml", "имя файла .toml"),
    Text("a name in .json", "имя файла .json"),
    Text("a mapping", "словарь"),
    Text("a data frame", "таблица данных (data frame)"),
    Text("the name of a file", "имя файла"),
)
