"""The texts of panels, trends and what is known by year, in English and Russian."""

from ...declaration import Text

PANEL = Text("Panel", "Панель")
YEARS = Text("Data years", "Годы данных")
YEAR = Text("Year", "Год")
ABSENT = Text("No profile", "Нет профиля")
NO_PROFILES = Text("There are no profiles.", "Профилей нет.")
FILLED_IN_NOTHING = Text(
    "A year without a profile stays without one: nothing is filled in.",
    "Год без профиля остаётся пустым: ничего не достраивается.",
)

# Trends
TREND = Text("{} over the years", "{} по годам")
TRENDS = Text("Scores over the years", "Оценки по годам")
BREAK = Text(
    "break: new edition, not comparable with earlier years", "разрыв: новая редакция, с прежними годами не сопоставимо"
)
NOT_SCORED = Text("too little is known for a score", "для оценки известно слишком мало")
PUBLISHED = Text("Published totals: {}", "Опубликованные итоги: {}")
PUBLISHED_NOTE = Text(
    "These totals are on the index's own scale, as printed; they are not computed here and not comparable with the scores.",
    "Эти итоги даны в собственной шкале индекса, как напечатано; здесь они не вычисляются и с оценками не сопоставимы.",
)
RELEASE = Text("Release", "Выпуск")
CONFLICT = Text("releases print different values; all are kept", "в выпусках разные значения; сохранены все")
NOT_SEEN = Text("measured, the value was not seen", "измерено, значение не найдено")

# Changes from year to year
CHANGES = Text("Changes from year to year", "Изменения по годам")
STEP = Text("{} to {}", "с {} по {}")
NO_STEPS = Text("No country has two years with a score.", "Ни у одной страны нет двух лет с оценкой.")
NOT_EXPLAINED = Text(
    "break: the editions of the questionnaire differ, no difference is computed",
    "разрыв: редакции вопросника различаются, разница не вычисляется",
)
ACROSS = Text("across the break between editions, as asked", "через разрыв между редакциями, по запросу")
GAP = Text("no profile for {}", "нет профиля за {}")
UNSCORED = Text("too little is known of {}", "слишком мало известно за {}")
MOVED_NOTHING = Text("no indicator moved", "показатели не изменились")
FROM_AVAILABILITY = Text(
    "of this {} from what is known, not from answers", "из них {} — из-за доступности данных, а не из-за ответов"
)
OVERLAP = Text("bounds overlap: the direction is not certain", "границы пересекаются: направление не определено")
REMAINDER = Text("not explained by an indicator: {}", "не объяснено показателями: {}")

# What is known by year
BY_YEAR = Text("How much is answered, by year", "Доля ответов по годам")
BY_COUNTRY = Text("How much is answered, by country", "Доля ответов по странам")
BY_QUESTION = Text("In how many profiles each question is answered", "Во скольких профилях есть ответ на каждый вопрос")
ALL_QUESTIONS = Text("All questions", "Все вопросы")
THIN = Text("thin: {}", "мало данных: {}")
LOST = Text("Known for one year and missing for the next", "Известно за один год и неизвестно за следующий")
LOST_NOTE = Text(
    "What was known for one year of a country and is missing for its next. That a figure is no longer given is a finding, "
    "also where it is known again later.",
    "То, что было известно за один год и отсутствует за следующий. Прекращение публикации данных — само по себе "
    "вывод, даже если позже данные снова известны.",
)
NOTHING_LOST = Text("No answer was lost from one year to the next.", "Ни один ответ не был утрачен от года к году.")
MORE_LOST = Text(
    "{} more are not listed here: lost_records() has all of them.",
    "Здесь не показано ещё строк: {}. Все они есть в lost_records().",
)
KNOWN_IN = Text("Last known", "Последний ответ")
MISSING_IN = Text("Then", "Затем")
IN_YEAR = Text("{}: {}", "{}: {}")
REGAINED = Text("known again in {}", "снова известно за {}")
OTHER_EDITION = Text("across the break between editions", "через разрыв между редакциями")
PROFILES = Text("Profiles", "Профили")
