"""Every text that a display adds to the data, in English and Russian; `{}` stands for what is filled in."""

from ..declaration import Text

# Values and their bounds
SCORE = Text("Score", "Оценка")
VALUE = Text("Value", "Значение")
BOUNDS = Text("Bounds", "Границы")
BOUNDS_FROM_TO = Text("{} to {}", "от {} до {}")
BOUNDS_UNKNOWN = Text("not known", "неизвестны")
REMARK = Text("Remark", "Пояснение")
WEIGHT = Text("Weight", "Вес")
LEVEL = Text("Level", "Уровень")
POINTS = Text("Points", "Баллы")
BASELINE = Text("Baseline", "Исходный уровень")
BASELINE_REMARK = Text(
    "the points of all indicators, added to it, give the score", "вместе с баллами всех показателей даёт оценку"
)
SCALE = Text("{}, from 0 to {}", "{}, от 0 до {}")
SCALE_OPEN = Text("{}, a scale without fixed ends", "{}, шкала без установленных пределов")
PUBLISHED = Text("Published total", "Опубликованный итог")
PUBLISHED_REMARK = Text(
    "another scale, as printed; not computed here and not comparable",
    "другая шкала, как напечатано; здесь не вычисляется и не сопоставляется",
)
RELEASE = Text("release {}", "выпуск {}")
METHOD = Text("Method: {}, fingerprint {}, ptindex {}.", "Метод: {}, отпечаток {}, ptindex {}.")
NO_FINGERPRINT = Text("none", "нет")
BOUNDS_NOTE = Text(
    "Bounds: the lowest and the highest value once what is missing is known. They are no confidence interval.",
    "Границы: наименьшее и наибольшее значение, когда станут известны недостающие ответы. Это не доверительный интервал.",
)
BOUNDS_UNKNOWN_NOTE = Text(
    "This method knows no bounds: it does not say how far missing answers could move the score.",
    "Этот метод не определяет границ: неизвестно, насколько недостающие ответы могли бы изменить оценку.",
)

# How much is known
ANSWERED = Text("Answered", "Есть ответы")
ANSWERED_REMARK = Text("questions of this data year with a usable answer", "вопросы этого года с пригодным ответом")
OF = Text("{} of {}", "{} из {}")
YES = Text("yes", "да")
NO = Text("no", "нет")
SHARE = Text("{} of {} ({})", "{} из {} ({})")
THIN = Text("thin", "мало данных")
THIN_NOTE = Text(
    "Thin: fewer than 65% of the questions have a usable answer.",
    "Мало данных: пригодный ответ есть менее чем на 65 % вопросов.",
)
CONTEXT_ROW = Text("{} (not scored)", "{} (не оцениваются)")
DIMENSION = Text("Dimension", "Область")
DIMENSIONS = Text("Dimensions", "Области")

ALL_QUESTIONS = Text("All questions", "Все вопросы")
ASPECT = Text("Aspect", "Аспект")
HOW_MUCH = Text("How much is known", "Сколько известно")

# Indicators
INDICATOR = Text("Indicator", "Показатель")
CONTRIBUTIONS = Text("What each indicator contributes", "Вклад каждого показателя")
ANSWER = Text("Answer", "Ответ")
CAPPED = Text("{} of {}, counted as all", "{} из {}, засчитано как 100 %")
MISSING = Text("What is missing and why", "Какие данные отсутствуют и почему")
MISSING_NONE = Text("No indicator of this method is missing.", "Все показатели этого метода известны.")
MISSING_NOT_SAID = Text(
    "This method does not say which of its indicators are missing.",
    "Этот метод не указывает, какие из его показателей неизвестны.",
)
QUESTION = Text("Question", "Вопрос")
REASON = Text("Why", "Почему")
EFFECT = Text("Effect on the score", "Влияние на оценку")
WIDENS = Text("widens the bounds", "расширяет границы")
NO_WEIGHT = Text("carries no weight", "не имеет веса")
NOT_COUNTED = Text("none: not in this method", "нет: не входит в метод")
EFFECT_NOT_SAID = Text("not said by this method", "метод этого не указывает")
OUT_OF_REACH = Text("Outside the State's own reach", "Не зависит от самого государства")
TREATY = Text("Treaty", "Договор")
OUT_OF_REACH_NOTE = Text(
    "Being a party would add {} points in all, but these treaties are open to members of the Council of Europe or by "
    "invitation, not to any State by an act of its own. The answers are scored as printed.",
    "Участие добавило бы в сумме {} балла, но эти договоры открыты для членов Совета Европы или по приглашению, а не для "
    "любого государства по его собственному решению. Ответы оценены так, как напечатаны.",
)

# Rankings
RANKING = Text("Ranking", "Рейтинг")
RANK = Text("Rank", "Место")
RANK_BOUNDS = Text("Could be", "Возможные места")
COUNTRY = Text("Country", "Страна")
RANK_BOUNDS_NOTE = Text(
    "Could be: the places that the country may take once what is missing is known.",
    "Возможные места: те, которые страна может занять, когда станут известны недостающие ответы.",
)
RANK_BOUNDS_UNRANKED = Text(
    "A country that is not ranked may yet come in anywhere within its bounds, so that a possible place can lie beyond the "
    "number of ranked countries.",
    "Страна вне рейтинга ещё может войти в него на любом месте в пределах своих границ, поэтому возможное место может быть "
    "больше числа стран в рейтинге.",
)
UNSEPARATED = Text("Cannot be told apart", "Нельзя различить")
UNSEPARATED_NOTE = Text(
    "The bounds of these pairs overlap: missing data may turn their order. Countries that are not ranked are in no pair.",
    "Границы в этих парах пересекаются: недостающие данные могут изменить порядок. Стран вне рейтинга в этих парах нет.",
)
UNRANKED = Text("Not ranked", "Вне рейтинга")

# Changes
CHANGE = Text("From {} to {}", "Изменение: {} — {}")
BEFORE = Text("Before", "До")
AFTER = Text("After", "После")
DIFFERENCE = Text("Difference", "Разница")
KIND = Text("Kind", "Вид")
WHAT_MOVED = Text("What moved the score", "Что изменило оценку")
FROM_AVAILABILITY = Text(
    "Of the difference, {} is availability of data and neither an improvement nor a deterioration; all else makes {}.",
    "Из этой разницы {} — доступность данных, а не улучшение или ухудшение; всё остальное — {}.",
)
BOUNDS_MOVED = Text(
    "Where the points are 0.00 the score did not move, but what is known did, and with it the bounds: {} before, {} after.",
    "Там, где баллы равны 0,00, оценка не изменилась; изменилась доступность данных, а с ней и границы: "
    "до изменения — {}, после — {}.",
)
SCORE_STOOD = Text(
    "Where the points are 0.00 what is known moved, but not the score.",
    "Там, где баллы равны 0,00, изменилась доступность данных, но не оценка.",
)
BACKWARDS = Text(
    "The first is of the later year ({}), the second of the earlier ({}): the change is told backwards in time.",
    "Первый профиль относится к более позднему году ({}), второй — к более раннему ({}): изменение показано в обратном "
    "порядке времени.",
)
NOTHING_DIFFERS = Text(
    "No answer and no note differs between the two.", "Между ними не различаются ни один ответ и ни одно примечание."
)
SAME_TWICE = Text(
    "both profiles are the same: is one file given twice?", "оба профиля одинаковы: не указан ли один файл дважды?"
)
REMAINDER = Text("Not explained by an indicator", "Не объяснено показателями")
NOTHING_MOVED = Text("No indicator of this method moved.", "Ни один показатель этого метода не изменился.")
WITHOUT_EFFECT = Text("Changed without an effect on the score", "Изменилось без влияния на оценку")
NOTES_ONLY = Text("Notes that changed beside what did not move", "Изменились только примечания")
BESIDE = Text("Stands beside", "К чему относится")
PUBLISHED_CHANGE = Text("Difference of the published totals", "Разница опубликованных итогов")
PUBLISHED_CHANGE_REMARK = Text(
    "subtracted here, not printed by the index; another scale, whose rules are not public and may differ between releases",
    "вычтено здесь, индексом не напечатано; другая шкала, правила которой не публикуются и могут меняться от выпуска к выпуску",
)
OVERLAP = Text(
    "The bounds before and after overlap: missing data may turn the direction of this change.",
    "Границы до и после пересекаются: с учётом недостающих данных изменение может оказаться противоположным.",
)
NEW_EDITION = Text(
    "Break in the series: the two years answer different editions of the questionnaire and are not comparable.",
    "Разрыв ряда: ответы за эти годы даны по разным редакциям вопросника и не сопоставимы.",
)
SEVERAL_EDITIONS = Text(
    "Years before 2020 and later ones stand together here: they answer different editions of the questionnaire and are not "
    "comparable.",
    "Здесь вместе стоят годы до 2020-го и более поздние: ответы за них даны по разным редакциям вопросника и не сопоставимы.",
)

# Published totals
PUBLISHED_TOTALS = Text("Published totals", "Опубликованные итоги")
RELEASE_NUMBER = Text("Release", "Выпуск")
NOT_SEEN = Text("not seen", "значение не найдено")
CONFLICT = Text("releases differ", "выпуски расходятся")
PUBLISHED_NOTE = Text(
    "As the index printed them, on a scale of its own: not computed here. Data year 2019 is not comparable with later ones.",
    "Так, как их напечатал индекс, по его собственной шкале: здесь не вычисляются. Данные за 2019 год несопоставимы с "
    "последующими.",
)

# Reforms
REFORMS = Text("Next steps that gain most", "Следующие шаги с наибольшим приростом оценки")
STEP = Text("Step", "Шаг")
GAIN = Text("Gain together", "Прирост вместе")
CLOSED = Text(
    "Not proposed, because it is not open to the State: {}.", "Не предлагается, так как недоступно для этого государства: {}."
)
NO_STEPS = Text("No step of this size gains anything.", "Ни один шаг такого размера не даёт прироста.")

# Profiles
CODE = Text("Code (ISO 3166-1)", "Код (ISO 3166-1)")
NAME = Text("Name as given", "Название в источнике")
TERRITORY = Text("Territory", "Территория")
EDITION = Text("Edition of the questionnaire", "Редакция вопросника")
SOURCE = Text("Source", "Источник")
NOTE = Text("Note", "Примечание")
AS_OF = Text("as of {}", "по состоянию на {}")
REMARKS = Text("Lines that belong to no question", "Строки, не относящиеся к вопросам")
LINE = Text("Line", "Строка")

# Findings and problems
AUDIT = Text("Audit", "Проверка")
FINDING = Text("Finding", "Замечание")
NO_FINDINGS = Text("Nothing contradicts itself.", "Противоречий нет.")
STILL_OPEN = Text("Still open", "Что ещё не заполнено")
NOTHING_OPEN = Text("Nothing is left open.", "Незаполненного не осталось.")
OPINION = Text("An answer without a source is an opinion.", "Ответ без источника — это мнение.")
TOTALS = Text(
    "The questionnaire has {0} questions. {1} of them are asked for {2}, and {3} of these stand on the country pages of the "
    "index. A score counts as answered those asked that apply and have a usable answer.",
    "Всего в вопроснике вопросов: {0}; за {2} год из них задано {1}, а на страницах стран, которые публикует Индекс, стоит {3} "
    "из заданных. Отвеченными при оценке считаются те из заданных вопросов, которые применимы и на которые есть пригодный "
    "ответ.",
)
PROBLEMS = Text("Problems", "Проблемы")
PROBLEM = Text("Problem", "Проблема")
PLACE = Text("Place", "Где")
NO_PROBLEMS = Text("None.", "Нет.")
IN_SHEET = Text("sheet {}", "лист {}")
IN_ROW = Text("row {}", "строка {}")
IN_COLUMN = Text("column {}", "столбец {}")
IN_LINE = Text("line {}", "строка {}")
GIVEN = Text("given: {}", "дано: {}")
ALLOWED = Text("allowed: {}", "допустимо: {}")
BUNDLED_PAGE = Text("bundled page", "встроенная страница")
TAKEN = Text("{}; give another name", "{}; укажите другое имя")
STANDARD_STREAM = Text("standard stream", "стандартный поток")
SEVERAL_PROBLEMS = Text("{} problems", "Проблем: {}")
SUGGESTION = Text("did you mean {}?", "возможно, имелось в виду {}?")
LINES_READ = Text("Lines read", "Прочитано строк")
PROFILES_READ = Text("Profiles read", "Прочитанные профили")

KINDS = {
    "invalid": Text("invalid", "недопустимо"),
    "repeated": Text("repeated", "повтор"),
    "approximate": Text("approximate", "приблизительно"),
    "reunited": Text("reunited", "соединено"),
    "unrecognised": Text("unrecognised", "не распознано"),
    "conflict": Text("conflict", "расхождение"),
}
"""The kinds of problem that a reading may have."""
