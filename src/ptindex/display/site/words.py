"""Every text that the site adds to the tables, in English and Russian; `{}` stands for what is filled in."""

from ...declaration import Text

# The frame of each page
SITE = Text("Prohibition of torture: an unofficial report", "Запрещение пыток: неофициальный отчёт")
SKIP = Text("Skip to the content", "Перейти к содержанию")
ON_THIS_PAGE = Text("On this page", "На этой странице")
NEARBY = Text("Nearby pages", "Соседние страницы")
MADE_WITH = Text("Made with ptindex {}.", "Создано с помощью ptindex {}.")
CHOOSE = Text("Language", "Язык")

# The page of a country and year
NO_SCORE = Text("No score", "Нет оценки")
ON_SCALE = Text("on a scale from 0 to {}", "по шкале от 0 до {}")
ON_OPEN_SCALE = Text("on a scale without fixed ends", "по шкале без установленных пределов")
BOUNDS_ARE = Text("bounds {}", "границы: {}")
COULD_BE = Text("could be {}", "возможно: {}")
PLACE = Text("Rank {} of {} in {}", "Место {} из {} за {} год")
TOO_LITTLE = Text(
    "Too little is known for a score by this method: {} of {} questions of this data year have a usable answer. All that can "
    "be said is that the score lies within the bounds {}.",
    "Для оценки по этому методу известно слишком мало: пригодный ответ есть на {} из {} вопросов этого года. Можно сказать "
    "лишь, что оценка лежит в пределах {}.",
)
BAR = Text("{}, bounds {}", "{}, границы: {}")
BAR_WITHOUT_VALUE = Text("no value, bounds {}", "значения нет, границы: {}")
BEYOND = Text("{}; part of it lies beyond the scale and is not drawn", "{}; часть выходит за пределы шкалы и не показана")
BAR_COLUMN = Text("Value within its bounds", "Значение в его границах")
SUMMARY = Text("The score and what stands beside it", "Оценка и то, что рядом с ней")
ANSWERED = Text("How much is known", "Сколько известно")
SINCE_LAST_YEAR = Text("Change since the year before", "Изменение с прошлого года")
NO_YEAR_BEFORE = Text(
    "This report has no earlier data year with a score of this country.",
    "В этом отчёте нет более раннего года этой страны, за который есть оценка.",
)
NOT_THE_YEAR_BEFORE = Text(
    "The year before is not in this report or has no score; the change is the one since {}.",
    "Предыдущего года в этом отчёте нет, или за него нет оценки; показано изменение с {} года.",
)
BREAK_NOT_BRIDGED = Text("The change since {} is therefore not computed.", "Поэтому изменение с {} года не вычисляется.")
NO_CHANGE_WITHOUT_SCORE = Text(
    "Without a score there is no change to explain.", "Без оценки нет и изменения, которое можно было бы объяснить."
)
DIFFERS_FROM = Text("Below is what differs from data year {}.", "Ниже показано, что отличается от данных за {} год.")
NOTHING_DIFFERS_FROM = Text(
    "No answer and no note differs from data year {}.", "Ни один ответ и ни одно примечание не отличаются от данных за {} год."
)
ANSWERS_THAT_DIFFER = Text("Answers that differ", "Ответы, которые различаются")
ANSWERS = Text("Answers", "Ответы")
PUBLISHED = Text("What the index published", "Что опубликовано индексом")
NOT_PUBLISHED = Text("No published total is known for this year.", "Опубликованный итог за этот год неизвестен.")
IDENTITY = Text("Where this comes from", "Откуда эти данные")
CITE = Text("How to cite", "Как ссылаться")
DOWNLOADS = Text("Downloads", "Файлы")
DOWNLOAD_JSON = Text("The answers as JSON", "Ответы в формате JSON")
DOWNLOAD_CSV = Text("The answers as CSV", "Ответы в формате CSV")
DOWNLOAD_SCORES_JSON = Text("The scores as JSON", "Оценки в формате JSON")
DOWNLOAD_SCORES_CSV = Text("The scores as CSV", "Оценки в формате CSV")
DOWNLOAD_METHOD = Text("The method as JSON", "Метод в формате JSON")
ALL_YEARS_OF = Text("{}: all years", "{}: все годы")
RANKING_OF = Text("Ranking {}", "Рейтинг за {} год")
SCORES_OF = Text("Scores {}", "Оценки за {} год")

# The page of a country
TREND = Text("Scores by year and area", "Оценки по годам и областям")

# Rankings and the overview
SCOPE = Text("Countries: {}. Data years: {}.", "Стран: {}. Годы данных: {}.")
COUNTRIES = Text("Countries", "Страны")
APART_FROM = Text("Beside or below, and cannot be told apart", "Наравне или ниже, и отличить нельзя")
NONE_SCORED = Text("No country could be scored for this data year.", "Ни одну страну за этот год оценить не удалось.")
ALL_SEPARATE = Text("The bounds of no two countries overlap.", "Границы никаких двух стран не пересекаются.")
NOT_TOLD_APART = Text(
    "This method knows no bounds, so it cannot be said which countries can be told apart.",
    "Этот метод не определяет границ, поэтому нельзя сказать, какие страны можно различить.",
)
SORTABLE = Text("The head of a column sorts the table by it.", "Нажатие на заголовок столбца сортирует таблицу по нему.")
EMPTY = Text("The report has no country.", "В отчёте нет ни одной страны.")
