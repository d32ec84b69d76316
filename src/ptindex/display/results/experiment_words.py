"""The texts of the displays of experiments, in English and Russian; `{}` stands for what is filled in."""

from ...declaration import Text

# Weight sets
WEIGHTS = Text("Ranks over {} weight sets", "Места при разных наборах весов (наборов: {})")
METHOD_RANK = Text("Rank by the method", "Место по методу")
BEST = Text("Best rank", "Лучшее место")
WORST = Text("Worst rank", "Худшее место")
IN_SET = Text("{}\nin {}", "{}\nв наборе «{}»")
WEIGHT_SET = Text("Weight set “{}”", "Набор весов «{}»")
RANK_MOVE = Text("Against the method", "По сравнению с методом")
UP = Text("up {}", "выше на {}")
DOWN = Text("down {}", "ниже на {}")
SAME = Text("same", "то же")
SHARES = Text("Shares of the total weight: {}.", "Доли общего веса: {}.")
MORE_SETS = Text(
    "Shown are the first {} of {} sets; records() has them all.", "Показаны первые {} наборов из {}; все — в records()."
)
UNSCORED = Text("Cannot be scored", "Нельзя оценить")
WHERE = Text("Where", "Где")
EVERYWHERE = Text("by the method itself", "по самому методу")

# Sweep
SWEEP = Text("The ranking as the weight changes: {}", "Рейтинг при изменении веса: {}")
SHARE_OF_TOTAL = Text("Share of the total weight", "Доля общего веса")
SHARE_OF_DIMENSION = Text("Share of its dimension's weight", "Доля в весе своей области")
RANKING_THERE = Text("Ranking", "Рейтинг")
NOW = Text(
    "By the method the share is {}; no rank changes between {} and {}.",
    "По методу доля составляет {}; места не меняются при доле от {} до {}.",
)
BOUNDS_AT = Text("{}; bounds at {}", "{}; границы при доле {}")
ALONE = Text("exactly {}", "ровно {}")
CROSSINGS = Text("Where the order turns", "Где порядок меняется")
RISING = Text("Goes ahead", "Выходит вперёд")
FALLING = Text("Falls behind", "Отстаёт")
NO_CROSSINGS = Text("The order is the same at every share between 0 and all.", "Порядок не меняется ни при какой доле.")
SWEEP_NOTE = Text(
    "The shares are exact, not read off a grid. The other weights keep their proportions.",
    "Доли вычислены точно, а не взяты с сетки. Остальные веса сохраняют пропорции.",
)

# Leaving out
WITHOUT_RANKS = Text("Ranks without each dimension and indicator", "Места без каждой области и каждого показателя")
WITHOUT_SCORES = Text("Scores without each dimension and indicator", "Оценки без каждой области и каждого показателя")
WITHOUT = Text("Without", "Без")
NOTHING_LEFT_OUT = Text("nothing left out", "без исключений")
DIMENSIONS = Text("Dimensions", "Области")
INDICATORS = Text("Indicators", "Показатели")
SKIPPED = Text("Not left out: {} ({}).", "Не исключалось: {} ({}).")

# Rank range
REACH = Text("Ranks that {} can reach", "Места, которые может занять {}")
CASE = Text("Weights", "Веса")
BY_METHOD = Text("of the method", "метода")
BEST_WEIGHTS = Text("with which it stands best", "при которых место лучшее")
WORST_WEIGHTS = Text("with which it stands worst", "при которых место худшее")
RANK_OF = Text("{} of {}", "{} из {}")
REACHED_BY = Text("Weights that reach them", "Веса, при которых они достигаются")
ALLOWED = Text("Allowed", "Допускалось")
MARGIN_NOTE = Text(
    "Exact, by mixed-integer programmes; a score counts as higher from {} points on. The weights are near to the "
    "method's own: the nearest with the same countries above.",
    "Точно, методом частично целочисленного программирования; оценка считается более высокой при разнице от {} балла. Веса — "
    "ближайшие к весам метода, при которых выше стоят те же страны.",
)

# Strategies
STRATEGIES = Text("Ranks under {} methods", "Места по разным методам (методов: {})")
MOVES = Text("Moves by", "Сдвиг")
METHOD = Text("Method", "Метод")
SCORES_UNDER = Text("Scores under “{}”", "Оценки по методу «{}»")
AGREEMENTS = Text("How alike the rankings are", "Насколько похожи рейтинги")
SPEARMAN = Text("Spearman", "Спирмен")
KENDALL = Text("Kendall", "Кендалл")
OTHER_SCALES = Text(
    "The methods do not share a scale: compare their ranks, not their scores.",
    "У методов разные шкалы: сравнивать можно места, но не оценки.",
)
COMMON = Text(
    "Ranks, moves and correlations are among the {} countries that every method scores.",
    "Места, сдвиги и корреляции — среди стран, которые оценивает каждый метод (стран: {}).",
)
FEW = Text("—: fewer than three countries, or all of them tie.", "—: менее трёх стран, или все делят одно место.")

# Robustness
ROBUSTNESS = Text("How robust scores and ranks are", "Насколько устойчивы оценки и места")
MEDIAN = Text("Median", "Медиана")
MIDDLE = Text("9 draws in 10", "9 испытаний из 10")
MIDDLE_NOTE = Text(
    "Nine draws in ten lie between the ends (5 and 95% quantiles). They say how much the choices listed below matter; they "
    "are no confidence interval.",
    "В девяти испытаниях из десяти значение лежит между этими границами (квантили 5 и 95 %). Они показывают, насколько важны "
    "перечисленные ниже решения; это не доверительный интервал.",
)
ACCEPTABILITY = Text("How often each rank is taken", "Как часто занимается каждое место")
DRAWS = Text("What {} draws from seed {} varied", "Что менялось (испытаний: {}, начальное число: {})")
VARIED = Text("varied", "менялось")
NOT_VARIED = Text("not varied", "не менялось")
NOT_USED = Text("had no effect", "не влияло")
