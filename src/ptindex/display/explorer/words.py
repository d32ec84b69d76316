"""The texts of the weights explorer, in English and Russian; `{}` stands for what is filled in."""

from ...declaration import Text

TITLE = Text("Weights explorer", "Подбор весов")
LEAD = Text(
    "Move the weights of the dimensions and see at once how scores and ranks would change. Only the proportions count.",
    "Меняйте веса областей и сразу смотрите, как изменились бы оценки и места. Значение имеют только соотношения весов.",
)
SKIP = Text("To the ranking", "К рейтингу")
NO_SCRIPT = Text(
    "The weights can be moved only in a browser that runs the script of this page. The ranking by the method itself is "
    "computed by ptindex.rank().",
    "Менять веса можно только в браузере, который исполняет сценарий этой страницы. Рейтинг по самому методу вычисляет "
    "ptindex.rank().",
)

# Weights
WEIGHTS = Text("Weights of the dimensions", "Веса областей")
WEIGHT = Text("weight {}, {} of the total", "вес {}, {} от общего")
OFF = Text("off", "не учитывается")
RESET = Text("The method's own weights", "Веса самого метода")
EQUAL = Text("All dimensions alike", "Все области поровну")
YEAR = Text("Data year", "Год данных")
BREAK = Text(
    "The questionnaire changed between data years 2019 and 2020: ranks before and after are not comparable.",
    "Между 2019 и 2020 годами данных вопросник изменился: места до и после этого несопоставимы.",
)

# What the weights are
AS_METHOD = Text("These are the method's own weights.", "Это веса самого метода.")
CHANGED = Text(
    "Changed weights: this is your own experiment, not the method.",
    "Веса изменены: это ваш собственный эксперимент, а не метод.",
)
NOTHING_LEFT = Text(
    "All weights are 0, so there is nothing to score. Give some dimension a weight.",
    "Все веса равны 0, оценивать нечего. Придайте вес хотя бы одной области.",
)
SUMMARY = Text("{}: ranked {}, not ranked {}.", "{}: в рейтинге {}, вне рейтинга {}.")
ALONE = Text("{}: one country has a score: {}, {}, bounds {}.", "{}: оценка есть у одной страны: {}, {}, границы {}.")
FIRST = Text("First: {}.", "Первое место: {}.")
WITH_SCORE = Text("{}, {}, bounds {}", "{}, {}, границы {}")

# The ranking
RANKING = Text("Ranking, data year {}", "Рейтинг, год данных {}")
SCORES = Text("Scores, data year {}", "Оценки, год данных {}")
UP = Text("up {} against the method", "выше на {}, чем по методу")
DOWN = Text("down {} against the method", "ниже на {}, чем по методу")
NEW_HERE = Text("not ranked by the method", "по методу вне рейтинга")
NONE_RANKED = Text("No country can be ranked with these weights.", "С этими весами нельзя оценить ни одну страну.")
NOT_ENOUGH = Text(
    "Not enough is known: {} of {} applicable indicators, {} are needed.",
    "Данных недостаточно: известно {} из {} применимых показателей, нужно {}.",
)
CANNOT_TELL = Text("Cannot be told apart from", "Нельзя отличить от")
ALL_SEPARATE = Text("All ranked countries can be told apart.", "Все страны рейтинга можно различить.")

# The chart
CHART = Text("Scores and their bounds", "Оценки и их границы")
CHART_LEGEND = Text(
    "Dot: the score with the weights above. Line: its bounds. Ring: the score by the method.",
    "Точка — оценка с выбранными весами. Линия — её границы. Кольцо — оценка по методу.",
)
CHART_DESCRIPTION = Text(
    "A dot for the score of each country, a line for its bounds and a ring for its score by the method. The table of the "
    "ranking has the same numbers.",
    "Точка — оценка каждой страны, линия — её границы, кольцо — оценка по методу. Те же числа есть в таблице рейтинга.",
)

# The same in Python
PYTHON = Text("The same in Python", "То же на Python")
PYTHON_LEAD = Text(
    "This gives the same numbers, with the fingerprint of the changed method. Here profiles are the countries of the year.",
    "Это даёт те же числа и отпечаток изменённого метода. Здесь profiles — страны этого года.",
)
PYTHON_OWN = Text("And strategy is the method of this page.", "А strategy — метод этой страницы.")
COPY = Text("Copy", "Скопировать")
COPIED = Text("Copied.", "Скопировано.")
NOT_COPIED = Text("The text is selected; copy it with the keyboard.", "Текст выделен; скопируйте его с клавиатуры.")
METHOD = Text("Method", "Метод")
METHOD_AT_START = Text("Method at the start: {}, fingerprint {}, ptindex {}.", "Исходный метод: {}, отпечаток {}, ptindex {}.")
