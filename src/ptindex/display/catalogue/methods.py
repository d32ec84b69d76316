"""Why a method, an experiment or a comparison is refused: sentences of errors, in English and Russian."""

from __future__ import annotations

from ...declaration import Text

__all__ = ["SENTENCES"]

_METHODS = (
    Text("is no profile; a reading has it as .profile", "не профиль; у прочитанного файла он в .profile"),
    Text("are no profiles; one is given in a list too", "не профили; один профиль тоже передаётся в списке"),
    Text("is no strategy: it needs a name and a method score(profile)", "не метод: нужны имя и функция score(profile)"),
    Text("is no rule", "не правило"),
    Text("is not an aggregation", "не способ агрегирования"),
    Text("is not a positive number", "не положительное число"),
    Text("is not a number above 0 and up to {}", "не число больше 0 и не больше {}"),
    Text("is not a number from {} to {}", "не число от {} до {}"),
    Text("is not a level from 0 to 1", "не уровень от 0 до 1"),
    Text("is neither 0 nor a number from {} to {}", "не 0 и не число от {} до {}"),
    Text("names an indicator twice", "показатель назван дважды"),
    Text("switches everything off; leave some weight above 0", "отключает всё; оставьте хотя бы один вес больше 0"),
    Text(
        "is not a list of keys of indicators; definitions() has them all",
        "не список ключей показателей; все они есть в definitions()",
    ),
    Text(
        'is not a mapping from names to numbers; weights go by name, as in {"prevention": 2.0}',
        'не соответствие между именами и числами; веса задаются по именам, как {"prevention": 2.0}',
    ),
    Text(
        'is not a mapping from names to numbers; weights go by name, as in {"law": 2.0}',
        'не соответствие между именами и числами; веса задаются по именам, как {"law": 2.0}',
    ),
    Text(
        'is not a mapping from answers to levels, as in {"prevention.video.some": 0.3}',
        'не соответствие между ответами и уровнями, как {"prevention.video.some": 0.3}',
    ),
    Text("puts {} ({}) above {} ({}), which is the better answer", "ставит {} ({}) выше {} ({}), хотя второй ответ лучше"),
    Text("is not a mapping from names to points", "не соответствие между именами и баллами"),
    Text("has no points for anything", "не содержит никаких баллов"),
    Text("has points for {} and none for this answer", "есть баллы за {}, но нет за этот ответ"),
    Text(
        "{}: {} of {} applicable indicators are known and {} asks for {}; all that can be said is that the score lies from {} "
        "to {}",
        "{}: известно показателей — {} из {} применимых, а метод «{}» требует {}; можно сказать лишь, что оценка лежит от {} "
        "до {}",
    ),
    Text("{}.score gives no Score", "{}.score возвращает не Score"),
)

_CONTRACT = (
    Text("score() gives no Score", "score() возвращает не Score"),
    Text("the score is of another country or year", "оценка относится к другой стране или другому году"),
    Text("the same profile gives another score the second time", "тот же профиль во второй раз получает другую оценку"),
    Text("a better answer lowers the value", "лучший ответ снижает значение"),
    Text("is not a tuple of {}", "не кортеж из {}"),
    Text("withdrawing an answer raises the low bound", "снятие ответа повышает нижнюю границу"),
    Text(
        "withdrawing an answer widens the bounds, and missing does not name what is unknown",
        "снятие ответа расширяет границы, а в missing не указано, что неизвестно",
    ),
    Text(
        "NotEnoughDataError is raised without a Bounds or an Availability",
        "NotEnoughDataError возбуждается без Bounds или без Availability",
    ),
    Text("baseline and contributions do not sum to the value", "исходный уровень и вклады в сумме не дают значения"),
)

_COMPARISONS = (
    Text("given twice: {}", "указано дважды: {}"),
    Text(
        "data years {} are not one ranking; pass mixed_years=True to rank them together all the same",
        "годы {} не образуют одного рейтинга; передайте mixed_years=True, чтобы всё же ранжировать их вместе",
    ),
    Text(
        "{} and {} are not the same country; decompose(strategy, reference, profile) splits any two profiles",
        "{} и {} — не одна и та же страна; decompose(strategy, reference, profile) раскладывает разницу любых двух профилей",
    ),
    Text(
        "{} and {} answer different editions of the questionnaire, which are not comparable; pass across_editions=True to see "
        "the difference all the same",
        "{} и {}: ответы даны по разным редакциям вопросника, которые не сопоставимы; передайте across_editions=True, чтобы "
        "всё же увидеть разницу",
    ),
    Text(
        "{} steps: ask for 1 to {}; the number of sets grows with every step",
        "шагов: {}; допустимо от 1 до {}: с каждым шагом наборов становится больше",
    ),
)

_EXPERIMENTS = (
    Text(
        "no profile is given; an experiment needs one at least",
        "не указан ни один профиль; для эксперимента нужен хотя бы один",
    ),
    Text("are fewer than two; there is nothing to compare", "меньше двух; сравнивать нечего"),
    Text(
        'is the name of two strategies; name them: {"mine": ..., "yours": ...}',
        'одно имя у двух методов; назовите их: {"mine": ..., "yours": ...}',
    ),
    Text(
        "has no weights by name, and {} changes weights; give a Composite (compare_strategies takes any strategy)",
        "не имеет весов по именам, а {} меняет веса; передайте Composite (compare_strategies принимает любой метод)",
    ),
    Text("is not a dimension or an indicator of this strategy", "не область и не показатель этого метода"),
    Text("is not a dimension that weighs in this strategy", "не область, имеющая вес в этом методе"),
    Text("is not a lowest and a highest share, from 0 to 1", "не наименьшая и наибольшая доля, от 0 до 1"),
    Text("leave no weights: the highest shares sum to less than 1", "не оставляют весов: наибольшие доли в сумме меньше 1"),
    Text("leave no weights: the lowest shares sum to more than 1", "не оставляют весов: наименьшие доли в сумме больше 1"),
    Text(
        "is no arithmetic mean between dimensions, so that ranks are no linear question; take an arithmetic method, or "
        "weights_experiment with sets of your own",
        "не среднее арифметическое между областями, поэтому места — не линейная задача; возьмите арифметический метод или "
        "weights_experiment с собственными наборами",
    ),
    Text(
        "is no weighted sum where this weight stands, so that crossings have no closed form; sweep an arithmetic method, or "
        "give weights_experiment a set for each weight",
        "не взвешенная сумма там, где стоит этот вес, поэтому точки пересечения не вычисляются точно; возьмите арифметический "
        "метод или передайте weights_experiment набор для каждого веса",
    ),
    Text("cannot be swept: no other {} has a weight", "вес нельзя менять: ничто другое того же рода не имеет веса ({})"),
    Text("cannot be swept: {}", "вес нельзя менять: {}"),
    Text("the solver gave no weights: {}", "решатель не нашёл весов: {}"),
    Text(
        "{} and {} do not know the same dimensions ({}), so that their scores are no linear functions of the weights; leave "
        'those countries out, switch the dimension off, or count what is missing as worst (missing="worst")',
        "{} и {}: известны разные области ({}), поэтому их оценки — не линейные функции весов; исключите эти страны, отключите "
        'область или засчитайте недостающее как худшее (missing="worst")',
    ),
    Text("has no set of weights; give one at least", "нет ни одного набора весов; укажите хотя бы один"),
    Text("is no name for a set", "не имя набора"),
    Text("has a name twice", "имя встречается дважды"),
    Text(
        "is not a set of weights: a name, and under it a weight for each dimension or indicator",
        "не набор весов: имя, а под ним вес для каждой области или показателя",
    ),
    Text("is empty or NaN; write a number, and 0 to switch off", "пусто или NaN; укажите число, а чтобы отключить — 0"),
    Text("is negative; a weight is a number from 0, and 0 switches off", "отрицательно; вес — число от 0, и 0 отключает"),
)

_CALIBRATION = (
    Text("is not a profile", "не профиль"),
    Text("are not numbers, one or several", "не числа (одно или несколько)"),
    Text(
        "{} has no published total: give it one, or name the totals that are possible",
        "{}: нет опубликованного итога; укажите его или перечислите возможные итоги",
    ),
    Text("{} and {} are not the same country", "{} и {} — не одна и та же страна"),
    Text(
        "{} has no answers: a stated change says something only with the answers of both years",
        "{}: нет ответов; заявленное изменение что-то говорит только вместе с ответами за оба года",
    ),
    Text(
        "{} and {} answer different editions of the questionnaire, which never had one table of points",
        "{} и {}: ответы даны по разным редакциям вопросника, у которых никогда не было общей таблицы баллов",
    ),
    Text("{} is given twice, with different answers", "{}: указано дважды, с разными ответами"),
    Text("are not the keys of indicators", "не ключи показателей"),
    Text("is not the key of an indicator", "не ключ показателя"),
    Text(
        "name no graded question, so there is no table to look for",
        "нет ни одного вопроса с градацией ответов, поэтому таблицы искать не в чем",
    ),
    Text("is not a mapping from indicators to points", "не соответствие между показателями и баллами"),
    Text("is not a pair of numbers, the lower first", "не пара чисел, сначала меньшее"),
    Text(
        "are no observations or profiles; one is given in a list too",
        "не наблюдения и не профили; одно наблюдение тоже передаётся в списке",
    ),
    Text("is no Hypothesis", "не Hypothesis (гипотеза)"),
    Text("there is no total and no change to learn from", "нет ни итога, ни изменения, по которым можно судить"),
    Text(
        "the possible totals can be combined in {} ways, more than {}: choose some",
        "возможные итоги сочетаются {} способами, больше {}: выберите некоторые",
    ),
    Text("no table of points fits: these clash: {}", "ни одна таблица баллов не подходит: несовместимы утверждения: {}"),
    Text(
        "is neither an answer (question.answer) nor a rate of the hypothesis", "не ответ (вопрос.ответ) и не доля из гипотезы"
    ),
    Text(
        "has no limit in one direction or both, so no table is in the middle",
        "не ограничено с одной или с обеих сторон, поэтому средней таблицы нет",
    ),
    Text(
        "several totals are still possible, and no table is between them: choose one ({})",
        "возможны ещё несколько итогов, и таблицы между ними нет: выберите один ({})",
    ),
    Text("the solver found no answer: {}", "решатель не нашёл ответа: {}"),
    Text(
        "every question does not apply somewhere: a table without a constant cannot hold the total of the worst answers",
        "каждый вопрос где-то неприменим: таблица без постоянной не может вместить итог худших ответов",
    ),
)

SENTENCES = (*_METHODS, *_CONTRACT, *_COMPARISONS, *_EXPERIMENTS, *_CALIBRATION)
