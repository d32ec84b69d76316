"""The texts of the displays of the engine's results and of calibration, in English and Russian; `{}` is what is filled in."""

from ...declaration import Text

UNIT = Text("Unit", "Единица")
NUMBERED = Text("unit {}", "единица {}")
EXACTNESS = Text("Quantiles of scores are exact to ±{} points.", "Квантили оценок точны до ±{} балла.")

LOW = Text("Lowest", "Наименьшее")
HIGH = Text("Highest", "Наибольшее")
SCORES = Text("Scores of {} units", "Оценки единиц: {}")
VALUES = Text("Indicators of {} units", "Показатели единиц: {}")
NOT_SCORED = Text("Not scored: {}: {}.", "Без оценки: {}: {}.")
AND_MORE = Text("Not scored: {} more; not_scored names them all.", "Без оценки: ещё {}; все они названы в not_scored.")
MORE_ROWS = Text("{} more rows; records() has them all.", "Ещё строк: {}; все они есть в records().")

# Sensitivity
DRIVES = Text("What drives {}", "От чего зависит {}")
OUTPUTS = {
    "UnitScore": Text("the score of {}", "оценка: {}"),
    "UnitRank": Text("the rank of {}", "место: {}"),
    "AverageRankShift": Text("the average shift of ranks", "средний сдвиг мест"),
}
FACTOR = Text("Choice", "Решение")
FIRST = Text("First-order", "Первого порядка")
TOTAL = Text("Total", "Полный")
INTERVAL = Text("95% interval", "Интервал 95 %")
FIRST_NOTE = Text(
    "First-order: the share of the variance that would go if this choice alone were settled. Total: the share that would "
    "remain if all the others were.",
    "Первого порядка: доля дисперсии, которая исчезла бы, если бы было принято одно это решение. Полный: доля, которая "
    "осталась бы, если бы были приняты все остальные.",
)
JOINT = Text(
    "{} of the variance comes about only by several choices together.",
    "{} дисперсии возникает только при совместном действии нескольких решений.",
)
RUNS = Text("What {} runs from seed {} varied", "Что менялось (вычислений: {}, начальное число: {})")

# Weights
WEIGHTS_BY = Text("Weights: {}", "Веса: {}")
METHODS = {
    "equal": Text("equal", "равные"),
    "named": Text("named", "заданные"),
    "budget allocation": Text("budget allocation", "распределение бюджета"),
    "analytic hierarchy process": Text("analytic hierarchy process", "метод анализа иерархий"),
    "entropy": Text("entropy", "энтропия"),
    "CRITIC": Text("CRITIC", "метод CRITIC"),
    "principal components": Text("principal components", "главные компоненты"),
    "equal importance": Text("equal importance", "равная важность"),
}
WANTED = Text("Importance wanted", "Желаемая важность")
REACHED = Text("Importance reached", "Достигнутая важность")
CONVERGED = Text(
    "Wanted and reached differ by {} at most, within the tolerance.", "Желаемое и достигнутое различаются не более чем на {}."
)
NOT_CONVERGED = Text(
    "Not converged: wanted and reached differ by up to {}, more than the tolerance.",
    "Не сошлось: желаемое и достигнутое различаются на величину до {}, больше допустимой.",
)
LOWEST = Text("Lowest budget", "Наименьший бюджет")
HIGHEST = Text("Highest budget", "Наибольший бюджет")
CONSISTENCY = Text("Consistency ratio: {}.", "Отношение согласованности: {}.")
DOUBT = Text("Benefit of the doubt", "Толкование сомнений в пользу единицы")
DOUBT_NOTE = Text(
    "Each unit has weights of its own, under which it stands best.", "У каждой единицы свои, лучшие для неё веса."
)
NOMINAL = Text("Weight given", "Заданный вес")
EFFECTIVE = Text("Effective weight", "Фактический вес")
EFFECTIVE_LINEAR = Text("Effective, linear", "Фактический, линейный")
CORRELATION = Text("Correlation", "Корреляция")

# Diagnostics
CORRELATIONS = Text("Correlations", "Корреляции")
PAIRS = Text("Pairs to look at", "Пары, требующие внимания")
SECOND = Text("And", "И")
UNITS = Text("Units", "Единиц")
REDUNDANT = Text("say nearly the same", "говорят почти одно и то же")
NEGATIVE = Text("pull apart", "противоречат друг другу")
UNDEFINED = Text("have no correlation", "не имеют корреляции")
ALPHA = Text("Cronbach's alpha: {}", "Альфа Кронбаха: {}")
ALPHA_WITHOUT = Text("Alpha without it", "Альфа без него")
WITH_REST = Text("Correlation with the rest", "Корреляция с остальными")
EIGENVALUES = Text("Eigenvalues of the correlations", "Собственные значения корреляций")
COMPONENT = Text("Component", "Компонента")
EIGENVALUE = Text("Eigenvalue", "Собственное значение")
VARIANCE = Text("Share of the variance", "Доля дисперсии")
CUMULATIVE = Text("Together", "Вместе")
LOADINGS = Text("Loadings", "Нагрузки")
KNOWN = Text("Known: {} of all cells", "Известно: {} всех ячеек")
KNOWN_SHARE = Text("Known", "Известно")

# Calibration
CALIBRATION = Text(
    "Points that agree with what was published: {} of {} identified, {} bounded, {} unbounded",
    "Баллы, согласующиеся с опубликованным: определено {} из {}, ограничено {}, не ограничено {}",
)
CLASH = Text(
    "No table of points fits: these statements clash", "Ни одна таблица баллов не подходит: эти утверждения несовместимы"
)
STATEMENT = Text("Statement", "Утверждение")
ANSWER = Text("Answer", "Ответ")
LEAST = Text("Least", "Наименьшее")
MOST = Text("Most", "Наибольшее")
FINDING = Text("Finding", "Вывод")
STATUSES = {
    "identified": Text("identified", "определено"),
    "bounded": Text("bounded", "ограничено"),
    "unbounded": Text("unbounded", "не ограничено"),
}
NARROWED = Text("narrowed by the totals", "сужено итогами")
NO_LIMIT = Text("no limit", "нет предела")
COEFFICIENT = Text("points at level 1", "баллы при уровне 1")
UNOFFICIAL = Text(
    "Unofficial: the index's own table of points is not public, and none of these is it.",
    "Неофициально: собственная таблица баллов индекса не опубликована, и ни одна из этих ею не является.",
)
SUPPOSED = Text("Supposed, and not known: {}", "Предполагается, но неизвестно: {}")
