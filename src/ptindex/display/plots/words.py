"""The texts of the plots and of what is told of them, in English and Russian; `{}` stands for what is filled in."""

from ...declaration import Text

# What all plots say
SCORED = Text("{}: {} (bounds: {})", "{}: {} (границы: {})")
SCORE_AXIS = Text("Score, method {}", "Оценка, метод {}")
POINTS_AXIS = Text("Points, method {}", "Баллы, метод {}")
TOLD_AS = Text("A plot. {}.", "График. {}.")
TOLD_METHOD = Text("By the method {}.", "По методу {}.")
TOLD_VALUE = Text("{}: {}, bounds {}.", "{}: {}, границы {}.")
NOT_KNOWN = Text("not known: {}", "неизвестно: {}")
BOUNDS_UNKNOWN = Text("bounds not known", "границы неизвестны")
NOT_A_LINE = Text("{}: {}.", "{}: {}.")
REMARKS = Text("Remarks on the score: {}.", "Примечания к оценке: {}.")

# Contributions and changes
CONTRIBUTIONS = Text("How the score comes about", "Как складывается оценка")
CONTRIBUTIONS_KEY = Text(
    "Each bar adds to the one above it (+) or takes away (−). The line at the end shows the bounds. "
    "What is not known or does not count has no bar.",
    "Каждая полоса прибавляет к предыдущей (+) или отнимает от неё (−). Линия в конце показывает границы. У неизвестных и "
    "неучитываемых ответов полосы нет.",
)
BASELINE_COUNTS_MISSING = Text(
    "with what the method counts for missing answers", "вместе с тем, что метод засчитывает за недостающие ответы"
)
NOTHING_COUNTS = Text("nothing in it counts", "ничего не учитывается")
TOLD_BASELINE = Text("It begins at the baseline: {}.", "Начинается с исходного уровня: {}.")
TOLD_DIMENSION = Text("{}: {} points in all ({}).", "{}: всего {} балла ({}).")
TOLD_MISSING = Text("Missing. {}.", "Отсутствует. {}.")
TOLD_NOT_COUNTED = Text("Does not count. {}.", "Не учитывается. {}.")
TOLD_END = Text("The bars end at the score, {}, bounds {}.", "Полосы заканчиваются на оценке: {}, границы {}.")
CHANGE = Text("Why the score changed by {}", "Почему оценка изменилась на {}")
CHANGE_NONE = Text("The score did not change", "Оценка не изменилась")
CHANGE_SLIGHT = Text("The score changed by less than {}", "Оценка изменилась меньше чем на {}")
CHANGE_KEY = Text(
    "From the score before to the score after: each bar is one indicator that moved, + to the right and − to the left. "
    "Lines at the dots: bounds.",
    "От прежней оценки к новой: полоса — изменившийся показатель, «+» вправо, «−» влево. Линии у точек — границы.",
)
AVAILABILITY_KEY = Text(
    "Empty dashed bars: no answer changed to another, only the availability of data.",
    "Пустые пунктирные полосы: изменился не ответ, а доступность данных.",
)
NO_ANSWER_MOVED = Text("{} (availability of data)", "{} (доступность данных)")
FROM_TO = Text("{} → {}", "{} → {}")

# Dimensions
PROFILE = Text("Dimensions", "Области")
PROFILE_KEY = Text("Dot: the value. Line: its bounds.", "Точка: значение. Линия: его границы.")
REFERENCE_KEY = Text(
    "Grey: others (scores given to compare with: {}; data years: {}); bar from the lowest to the highest value, "
    "thin line to their bounds, upright: median.",
    "Серым: другие (оценок для сравнения: {}; годы данных: {}); полоса от наименьшего до наибольшего значения, тонкая линия до "
    "их границ, вертикальная черта: медиана.",
)
REFERENCE_KEY_WITHOUT_BOUNDS = Text(
    "Grey: others (scores given to compare with: {}; data years: {}); bar from the lowest to the highest value, "
    "upright: median. Not all of their bounds are known.",
    "Серым: другие (оценок для сравнения: {}; годы данных: {}); полоса от наименьшего до наибольшего значения, вертикальная "
    "черта: медиана. Не все их границы известны.",
)
REFERENCE_KEY_OF_ONE = Text(
    "Grey, to compare with: {}; upright: the value, thin line: its bounds.",
    "Серым, для сравнения: {}; вертикальная черта: значение, тонкая линия: его границы.",
)
REFERENCE_KEY_OF_ONE_WITHOUT_BOUNDS = Text(
    "Grey, to compare with: {}; upright: the value. Its bounds are not known.",
    "Серым, для сравнения: {}; вертикальная черта: значение. Его границы неизвестны.",
)
TOLD_ONE_OTHER = Text("To compare with: {} ({}), bounds {}.", "Для сравнения: {} ({}), границы {}.")
OTHER_BESIDE = Text("{}: {}", "{}: {}")
OWN_YEARS = Text("Among them are other years of the same country: {}.", "Среди них другие годы той же страны: {}.")
NO_DIMENSIONS = Text("This method gives no values of dimensions.", "Этот метод не даёт значений по областям.")
NOTHING_KNOWN = Text("nothing known", "ничего не известно")
TOLD_UNKNOWN = Text("{}: nothing is known, bounds {}.", "{}: ничего не известно, границы {}.")
TOLD_OTHERS = Text(
    "Others (with a value: {}): median {}, from {} to {}, bounds {}.",
    "Другие (со значением: {}): медиана {}, от {} до {}, границы {}.",
)
REFERENCE_REFUSED = (
    "the reference was scored by {} ({}) and the score by {} ({}): scores of different methods are not one group; "
    "score them all by one method"
)
REFERENCE_OF_OTHER_EDITION = (
    "the reference has data years of another edition of the questionnaire than {}, which are not comparable: {}; leave them "
    "out, or pass across_editions=True to see them together all the same"
)

# Rankings
RANKING_KEY = Text(
    "Left, dot: the score, line: its bounds. Right, dot: the place, line: the places that missing data leave open.",
    "Слева, точка: оценка, линия: её границы. Справа, точка: место, линия: места, возможные с учётом недостающих данных.",
)
RANKS_UNKNOWN = Text(
    "This method knows no bounds: rank intervals are not known.", "Этот метод не определяет границ: интервалы мест неизвестны."
)
TOO_LITTLE = Text("Too little is known ({} of {} answers)", "Известно слишком мало (ответов: {} из {})")
UNRANKED = Text("Not ranked: too little is known", "Вне рейтинга: известно слишком мало")
UNRANKED_BESIDE = Text("{} ({} of {} answers)", "{} (ответов: {} из {})")
TOLD_RANK = Text("Rank {}: {}, {}, bounds {}; could be {}.", "Место {}: {}, {}, границы {}; возможно {}.")
TOLD_UNRANKED = Text("Not ranked: {}, bounds {}. {}.", "Вне рейтинга: {}, границы {}. {}.")
TOLD_COUNT = Text("Ranked: {}. Not ranked: {}.", "В рейтинге: {}. Вне рейтинга: {}.")
NOBODY = Text("No country can be ranked.", "Ни одну страну нельзя включить в рейтинг.")

# Trends
TREND = Text("{}: scores by data year", "{}: оценки по годам данных")
TREND_KEY = Text(
    "Dot: the score, line through it: its bounds. Lines join only years that follow each other within one edition.",
    "Точка: оценка, черта: её границы. Линии соединяют только соседние годы одной редакции вопросника.",
)
NO_ROOM = Text(
    "Numbers stand where there is room for them; dots and lines are of every year.",
    "Числа приведены там, где им хватает места; точки и линии — за все годы.",
)
YEAR = Text("Data year", "Год данных")
BREAK = Text("new edition:\nnot comparable", "новая редакция:\nне сопоставимо")
TOLD_BREAK = Text(
    "Between data years 2019 and 2020 the series breaks: the editions of the questionnaire are not comparable.",
    "Между годами данных 2019 и 2020 ряд прерывается: редакции вопросника не сопоставимы.",
)
CANNOT = Text("cannot\nbe scored", "оценить\nнельзя")
TOLD_CANNOT = Text("{}: too little is known for a score, bounds {}.", "{}: для оценки известно слишком мало, границы {}.")
PUBLISHED = Text("Published totals (scale of their own)", "Опубликованные итоги (своя шкала)")
PUBLISHED_KEY = Text(
    "Below, squares: totals as the index published them, on another scale; not computed here and not comparable with scores.",
    "Внизу, квадраты: итоги, опубликованные индексом, на другой шкале; здесь не вычисляются и с оценками не сопоставимы.",
)
NOT_SEEN = Text("total\nnot seen", "итог\nне найден")
RELEASES = Text("releases {}", "выпуски {}")
CONFLICT_KEY = Text(
    "Where releases print different totals for one year, each is shown with its release, and no line leads to them.",
    "Где выпуски приводят для одного года разные итоги, показан каждый, с номером выпуска; линий к ним нет.",
)
TOLD_PUBLISHED = Text("Published total, {}: {}.", "Опубликованный итог, {}: {}.")
TOLD_NOT_SEEN = Text(
    "{}: the index measured the country, the total was not seen.", "{}: индекс оценивал страну, итог не найден."
)
NO_PUBLISHED = Text("No published total is known.", "Опубликованные итоги неизвестны.")
GAP = Text("There is no profile for {}.", "Нет профиля за годы: {}.")

# Analyses
ACCEPTABILITY = Text("How often each rank is taken", "Как часто занимается каждое место")
ACCEPTABILITY_KEY = Text(
    "Share of {} draws (seed {}) in which a country takes a place; each row adds up to 100%, up to rounding. "
    "Darker: more often. No confidence interval.",
    "Доля испытаний (всего {}, начальное число {}), в которых страна занимает место; каждая строка в сумме даёт "
    "100 % с точностью до округления. Темнее: чаще. Это не доверительный интервал.",
)
TOLD_CELL = Text("{}: rank {} in {} of the draws.", "{}: место {} в {} испытаний.")
TOLD_PLACE = Text("rank {} in {}", "место {} — {}")
MODEL_NOTE = Text(
    "Calculated by ptindex {} with the weights and rules that were given to it.",
    "Рассчитано библиотекой ptindex {} по заданным ей весам и правилам.",
)
SENSITIVITY_KEY = Text(
    "Filled bar: the first-order index, the share of the variance that goes if this choice alone is settled. Open bar: the "
    "total index, the share that remains if all others are. Lines: 95% bootstrap intervals.",
    "Закрашенная полоса — индекс первого порядка: доля дисперсии, которая исчезнет, если принять одно это решение. Пустая "
    "полоса — полный индекс: доля, которая останется, если приняты все остальные. Линии — бутстрэп-интервалы 95 %.",
)
VARIANCE = Text("Sobol’ index, share of the variance", "Индекс Соболя, доля дисперсии")
TOLD_INDEX = Text("{}, {}: {}, interval {}.", "{}, {}: {}, интервал {}.")
VARIED = Text("Varied: {}.", "Менялось: {}.")
NO_VARIANCE = Text("It does not vary: no choice has a share in it.", "Дисперсии нет: ни одно решение не имеет в ней доли.")
SETTING = Text("{} runs, seed {}.", "Вычислений: {}, начальное число: {}.")

# Sweeps
SWEEP_KEY = Text(
    "Each line is a country; the faint band and the strokes at the dashed upright (the method's own share) are its "
    "bounds. Open diamonds: where the order turns. Below: the ranks.",
    "Каждая линия — страна; бледная полоса и черты у пунктирной вертикали (доля по самому методу) — её границы. Ромбы: где "
    "меняется порядок. Внизу: места.",
)
TOLD_SWEEP = Text(
    "The share goes from 0 to 100%; by the method it is {}. No rank changes between {} and {}.",
    "Доля меняется от 0 до 100 %; по методу она равна {}. Места не меняются при доле от {} до {}.",
)
TOLD_LINE = Text(
    "{}: {}, bounds {} near no weight, {}, bounds {} near all the weight.",
    "{}: {}, границы {} почти без веса, {}, границы {} почти при всём весе.",
)
TOLD_CROSSING = Text("At {}, {} goes ahead of {} ({}).", "При {} {} выходит вперёд, {} отстаёт ({}).")
UNSCORED = Text("Cannot be scored: {}.", "Нельзя оценить: {}.")
UNSCORED_ONE = Text("{} (bounds {})", "{} (границы {})")
UNSCORED_AT = Text("{} (bounds at a share of {}: {})", "{} (границы при доле {}: {})")
OTHER_END = Text(
    "At a share of exactly {} the ranks are others than those of the lines.", "При доле ровно {} места иные, чем у линий."
)
