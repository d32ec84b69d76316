"""What the workbook of results says besides the data, in English and Russian; `{}` stands for what is filled in."""

from ...declaration import Text

# Sheets
ABOUT = Text("About", "Об этой книге")
SCORES = Text("Scores", "Оценки")
CONTRIBUTIONS = Text("Contributions", "Вклады показателей")
MISSING = Text("Missing", "Недостающее")
RANKS = Text("Ranks", "Места")
CHANGES = Text("Changes", "Изменения")
REASONS = Text("Reasons for changes", "Причины изменений")
ANSWERS = Text("Answers", "Ответы")
FINDINGS = Text("Findings", "Замечания")
INPUTS = Text("Inputs", "Исходные данные")
METHOD = Text("Method", "Метод")

# What each sheet is, and how to read it
SCORES_NOTE = Text(
    "A row for each country and year, with the lowest and the highest score once what is missing is known. They are no "
    "confidence interval.",
    "Строка для каждой страны и года, с наименьшей и наибольшей оценкой, возможной, когда станут известны недостающие ответы. "
    "Это не доверительный интервал.",
)
DIMENSIONS_NOTE = Text(
    "The value of each of the six areas, with its bounds and its share of the weight.",
    "Значение каждой из шести областей, с границами и долей веса.",
)
CONTRIBUTIONS_NOTE = Text(
    "The points that each indicator adds; with the baseline of the sheet of scores they sum to the score.",
    "Баллы, которые добавляет каждый показатель; вместе с исходным уровнем с листа оценок они дают оценку.",
)
MISSING_NOTE = Text(
    "Indicators of the method without a value, and why, of countries without a score too. A reason that widens the bounds "
    "stands for an answer that exists or may exist.",
    "Показатели метода без значения и причина этого, в том числе для стран без оценки. Если причина расширяет границы, ответ "
    "существует или может существовать.",
)
RANKS_NOTE = Text(
    "A ranking for each data year. The best and the worst rank are those that a country may take once what is missing "
    "is known; one that is not ranked may then come in as well. A country that is the only one with a score has no rank.",
    "Рейтинг за каждый год данных. Лучшее и худшее место — те, которые страна может занять, когда станут известны недостающие "
    "ответы; тогда в него могут войти и страны вне рейтинга. Если оценка есть только у одной страны, места у неё нет.",
)
CHANGES_NOTE = Text(
    "From each year with a score to the country's next; a year without a score that lies between no such two has a row of its "
    "own with the reason. Data years 2019 and 2020 answer different editions of the questionnaire: the break is marked and no "
    "difference is computed across it.",
    "От каждого года с оценкой к следующему году страны с оценкой; год без оценки, который не лежит между двумя такими годами, "
    "стоит отдельной строкой с указанием причины. Ответы за 2019 и 2020 годы даны по разным редакциям вопросника: разрыв "
    "отмечен, и разница через него не вычисляется.",
)
REASONS_NOTE = Text(
    "What moved each score: the points of the rows sum to the difference. Rows without points are answers that changed without "
    "an effect.",
    "Что изменило каждую оценку: сумма баллов в строках равна разнице. Строки без баллов — ответы, которые изменились без "
    "влияния на оценку.",
)
PUBLISHED_NOTE = Text(
    "Totals that the index itself printed, on a scale of their own: not computed here and not comparable with the scores.",
    "Итоги, напечатанные самим индексом, по его собственной шкале: здесь не вычисляются и с оценками не сопоставимы.",
)
ANSWERS_NOTE = Text(
    "Every answer, or the reason for none, with the note and the source beside it.",
    "Каждый ответ или причина его отсутствия, с примечанием и источником.",
)
FINDINGS_NOTE = Text(
    "What contradicts itself in the answers, and what wants a second look.",
    "Что в ответах противоречит само себе и что стоит проверить.",
)
INPUTS_NOTE = Text(
    "What went in. The checksum is the SHA-256 of the file that `ptindex convert FILE profile.json` writes of this one "
    "profile: the same for the same answers, notes and sources, another for any other.",
    "Из чего получены результаты. Контрольная сумма — SHA-256 файла, который команда `ptindex convert ФАЙЛ profile.json` "
    "записывает для одного этого профиля: одна и та же для тех же ответов, примечаний и источников, другая для любых иных.",
)
METHOD_NOTE = Text("The method as data, from which it can be rebuilt.", "Метод в виде данных, по которым его можно воссоздать.")

# About
TITLE = Text("Results computed by ptindex", "Результаты, вычисленные ptindex")
WHAT_IT_IS = Text("What this is", "Что это")
METHOD_NAME = Text("Method", "Метод")
FINGERPRINT = Text("Fingerprint of the method (SHA-256)", "Отпечаток метода (SHA-256)")
VERSION = Text("Version of ptindex", "Версия ptindex")
SCALE = Text("Scale", "Шкала")
SCALE_TO = Text("from 0 to {}", "от 0 до {}")
SCALE_OPEN = Text("without fixed ends", "без установленных пределов")
COUNTRIES = Text("Countries and territories", "Стран и территорий")
PROFILES = Text("Country-years", "Пар «страна — год»")
YEARS = Text("Data years", "Годы данных")
HOW_TO_TRACE = Text("To trace a number", "Как проследить число")
TRACE = Text(
    "Find its country and year on the sheet of scores, its parts on the sheets of dimensions and contributions, the answers "
    "behind them on the sheet of answers, and the input on the sheet of inputs by its checksum. Quote the method with its "
    "fingerprint and the version.",
    "Найдите страну и год на листе оценок, составные части — на листах областей и вкладов, ответы — на листе ответов, а "
    "исходный профиль — на листе исходных данных по контрольной сумме. Указывайте метод с отпечатком и версию.",
)
SHEET = Text("Sheet: {}", "Лист: {}")

# Columns
ISO3 = Text("Code", "Код")
YEAR = Text("Data year", "Год данных")
YEAR_BEFORE = Text("From year", "С года")
YEAR_AFTER = Text("To year", "По год")
EDITION = Text("Edition", "Редакция")
LOW = Text("Lowest", "Нижняя граница")
HIGH = Text("Highest", "Верхняя граница")
BOUNDS_KNOWN = Text("Bounds known", "Границы известны")
ASKED = Text("Asked", "Задано вопросов")
SHARE = Text("Share answered", "Доля ответов")
THIN = Text("Thin (under 65%)", "Мало данных (менее 65 %)")
NO_SCORE = Text("Why no score", "Почему нет оценки")
NOTICES = Text("Beside the score", "Примечания к оценке")
KEY = Text("Key", "Ключ")
RESTS_ON = Text("Rests on", "На чём основан")
LEVEL = Text("Level (0 to 1)", "Уровень (0–1)")
WIDENS = Text("Widens the bounds", "Расширяет границы")
BEST = Text("Best rank", "Лучшее место")
WORST = Text("Worst rank", "Худшее место")
SCORE_BEFORE = Text("Score before", "Оценка до")
LOW_BEFORE = Text("Lowest before", "Нижняя граница до")
HIGH_BEFORE = Text("Highest before", "Верхняя граница до")
SCORE_AFTER = Text("Score after", "Оценка после")
LOW_AFTER = Text("Lowest after", "Нижняя граница после")
HIGH_AFTER = Text("Highest after", "Верхняя граница после")
REMAINDER = Text("Not explained", "Не объяснено")
OVERLAP = Text("Bounds overlap", "Границы пересекаются")
BREAK = Text("Break in the series", "Разрыв ряда")
YEARS_BETWEEN = Text("Years without a score between", "Годы без оценки между ними")
NO_EFFECT = Text("without effect", "без влияния")
UNEXPLAINED = Text("not explained by an indicator", "не объяснено показателями")
NOTES = Text("Notes", "Примечания")
TOTAL = Text("Published total (another scale)", "Опубликованный итог (другая шкала)")
MARK = Text("Mark", "Знак")
CONFLICT = Text("Printed with different values", "Напечатано с разными значениями")
ADDRESS = Text("Address", "Адрес")
SOURCE_DATE = Text("Date of the source", "Дата источника")
AS_OF = Text("As of", "По состоянию на")
SECTION = Text("Section", "Раздел")
CODE = Text("Code of the answer", "Код ответа")
NUMBER = Text("Number", "Число")
QUESTIONS = Text("Questions", "Вопросы")
CHECKSUM = Text("Checksum (SHA-256)", "Контрольная сумма (SHA-256)")
FIELD = Text("Field", "Поле")
DOCUMENT = Text("Definition (JSON)", "Определение (JSON)")
NO_DOCUMENT = Text("a strategy without a document", "метод без документа")
NOTHING = Text("There is nothing to list on this sheet.", "На этом листе перечислять нечего.")
CUT = Text("… [cut: the whole text has {} characters]", "… [сокращено: полный текст содержит {} знаков]")
