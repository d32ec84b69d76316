"""Every text that the questionnaire workbook adds to the data, in English and Russian; `{}` stands for what is filled in."""

from ...declaration import Text

# Sheets: at most 31 characters, none of []:*?/\
GUIDE = Text("How to fill in", "Как заполнять")
IDENTITY = Text("Country and year", "Страна и год")
QUESTIONNAIRE = Text("Questionnaire", "Вопросник")
REMARKS = Text("Other remarks", "Прочие замечания")
CODEBOOK = Text("Codebook", "Справочник кодов")
KEPT = Text("Long texts", "Длинные тексты")
LISTS = Text("Lists", "Списки")

DOCUMENT_TITLE = Text("{}: questionnaire, {}", "{}: вопросник, {}")
PAGE_OF = Text("Page {} of {}", "Страница {} из {}")

# Columns of the questionnaire
QUESTION = Text("Question", "Вопрос")
ANSWER = Text("Answer", "Ответ")
ASKED_FOR = Text("What is asked for", "Что указать")
REMARK = Text("Remark", "Примечание")
SOURCE_TITLE = Text("Source", "Источник")
SOURCE_ADDRESS = Text("Address of the source", "Адрес источника")
SOURCE_DATE = Text("Date of the source", "Дата источника")
AS_OF = Text("Holds for the day", "По состоянию на")
KEY = Text("Key", "Ключ")
LAST_ANSWER = Text("Answer in {}", "Ответ за {} год")
LAST_NOTE = Text("Remark and source in {}", "Примечание и источник за {} год")
OTHER_EDITION = Text("other edition of the questionnaire, not comparable", "другая редакция вопросника, несопоставимо")

# A cell by the names that stand at its row and column
NAMED_CELL = Text("“{}”, column “{}”", "«{}», столбец «{}»")
NAMED_ENTRY = Text("“{}”", "«{}»")

# What is asked for
CHOOSE = Text("choose from the list", "выберите из списка")
COUNT = Text("whole number", "целое число")
FIGURE = Text("number", "число")
FIGURE_BETWEEN = Text("number from {} to {}", "число от {} до {}")
TREATY = Text("of a State that cannot join it too: “{}”", "в том числе если присоединиться нельзя: «{}»")
NOT_ASKED = Text("not asked in data year {}", "за {} год не задавался")

# Messages of the program in which the sheet is filled in: a title has 32 characters at most, a message 255
CHOOSE_TITLE = Text("Choose an answer", "Выберите ответ")
CHOOSE_PROMPT = Text(
    "Open the list and choose. At its end stand the reasons for no answer. Leave the cell empty when you do not know yet.",
    "Откройте список и выберите ответ. В конце списка — причины отсутствия ответа. Пока ответ "
    "неизвестен, не заполняйте ячейку.",
)
CHOOSE_ERROR = Text(
    "This is no answer to this question. Choose one from the list; write anything more in the column Remark.",
    "Такого ответа на этот вопрос нет. Выберите его из списка, а всё остальное напишите в столбце «Примечание».",
)
NUMBER_TITLE = Text("Number, or why there is none", "Число или причина отсутствия")
COUNT_PROMPT = Text(
    "Type a whole number from 0, without words. If there is no figure, open the list and choose why. Leave the cell empty when "
    "you do not know yet. A wrong entry turns red.",
    "Введите целое число от 0, без слов. Если данных нет, откройте список и выберите причину. Пока ответ неизвестен, не "
    "заполняйте ячейку. Неверная запись выделяется красным.",
)
FIGURE_PROMPT = Text(
    "Type a {}, without words or signs of currency. If there is no figure, open the list and choose why. Leave the cell empty "
    "when you do not know yet. A wrong entry turns red.",
    "Введите {} без слов и знаков валюты. Если данных нет, откройте список и выберите причину. Пока ответ неизвестен, не "
    "заполняйте ячейку. Неверная запись выделяется красным.",
)
DATE_TITLE = Text("Date", "Дата")
DATE_PROMPT = Text(
    "A date as year-month-day: 2025-12-31. A year alone is no date.",
    "Дата в виде год-месяц-день: 2025-12-31. Одного года недостаточно.",
)
DATE_ERROR = Text(
    "This is no date. Write it as year-month-day, for instance 2025-12-31.",
    "Это не дата. Запишите её в виде год-месяц-день, например 2025-12-31.",
)

# Country and year
FIELD = Text("What", "Что")
VALUE = Text("Entry", "Значение")
HINT = Text("How to write it", "Как заполнять")
TEMPLATE = Text("Template", "Шаблон")
TEMPLATE_HINT = Text("do not change: it tells the program what this file is", "не менять: по этой записи программа узнаёт файл")
CODE = Text("Code of the country", "Код страны")
CODE_HINT = Text("three capital letters, ISO 3166-1: KAZ", "три заглавные латинские буквы, ISO 3166-1: KAZ")
NAME = Text("Name of the country", "Название страны")
NAME_HINT = Text("as it should be printed", "так, как его следует печатать")
YEAR = Text("Data year", "Год данных")
YEAR_HINT = Text("the year that the answers describe, from {}", "год, который описывают ответы, не ранее {}")
TERRITORY = Text("Territory", "Территория")
TERRITORY_HINT = Text(
    "only where the answers hold for a part of the country", "только если ответы относятся к части территории страны"
)
WHOLE_SOURCE = Text("Source of the whole", "Источник в целом")
WHOLE_SOURCE_HINT = Text(
    "a report from which all answers come, if there is one; answers then need no source of their own",
    "доклад, из которого взяты все ответы, если он есть; тогда у каждого ответа свой источник не обязателен",
)
ADDRESS_HINT = Text("address on the web", "адрес в интернете")
DATE_HINT = Text("year-month-day", "год-месяц-день")
PUBLISHED = Text("Published total", "Опубликованный итог")
PUBLISHED_HINT = Text(
    "the total that the index has published, if it has; never a total of your own",
    "итог, опубликованный индексом, если он есть; собственный итог не вписывать",
)
MARK = Text("Sign beside the published total", "Знак при опубликованном итоге")
MARK_HINT = Text("as printed: †", "как напечатано: †")
RELEASE = Text("Release of the index", "Выпуск индекса")
RELEASE_HINT = Text("its number, from 1", "его номер, начиная с 1")
PUBLISHED_SOURCE = Text("Source of the published total", "Источник опубликованного итога")
PUBLISHED_SOURCE_HINT = Text("title of the publication", "название публикации")
PUBLISHED_REMARK = Text("Remark on the published total", "Примечание к опубликованному итогу")
PUBLISHED_REMARK_HINT = Text("in your own words", "своими словами")
REMARK_SOURCE = Text("Source of this remark", "Источник этого примечания")
REMARK_SOURCE_HINT = Text("title", "название")

# Other remarks and long texts
REMARK_LINE = Text("What belongs to no question", "Что не относится ни к одному вопросу")
KEPT_NUMBER = Text("Number of the text", "Номер текста")
KEPT_PART = Text("Text", "Текст")
KEPT_HINT = Text(
    "Here stand texts that a cell cannot hold as they are, because of their length or of unusual characters. Do not change "
    "them here; write over the cell that refers to them instead.",
    "Здесь хранятся тексты, которые нельзя поместить в ячейку как есть: из-за их длины или необычных символов. Не меняйте их "
    "здесь; при необходимости впишите новый текст в ту ячейку, которая на них ссылается.",
)
REFERENCE = Text("[[text {}]]", "[[текст {}]]")

# Codebook
CODEBOOK_KEY = Text("Key of the question", "Ключ вопроса")
OPTION = Text("What may stand in the cell", "Что может стоять в ячейке")
OTHER_WORDING = Text("In Russian", "По-английски")
OPTION_CODE = Text("Code", "Код")
LEVEL = Text("Level (0 worst, 1 best)", "Уровень (0 — худший, 1 — лучший)")
PRINTED = Text("Wording printed by the index", "Формулировка напечатана индексом")
FIRST_ASKED = Text("Asked since", "Задаётся с")
REFERENCE_IN_LAW = Text("Legal reference", "Правовая основа")
ANY_QUESTION = Text("every question", "любой вопрос")
YES = Text("yes", "да")
NO = Text("no", "нет")

GUIDE_LINES: tuple[Text, ...] = (
    Text(
        "This workbook asks the questions of the Prohibition of Torture Index for one country and one year. Fill in the sheets "
        "“{0}” and “{1}”, save the file, and give it to ptindex: it reads the answers or lists every mistake with its sheet, "
        "row and column.",
        "В этой книге — вопросы Индекса запрещения пыток для одной страны и одного года. Заполните листы «{0}» и «{1}», "
        "сохраните файл и передайте его программе ptindex: она прочтёт ответы или перечислит все ошибки с указанием листа, "
        "строки и столбца.",
    ),
    Text(
        "Fill in the coloured cells only. A cell still without an answer is yellow. All others are protected, without a "
        "password, so that nothing is changed by accident.",
        "Заполняйте только цветные ячейки. Ячейка, в которой ещё нет ответа, — жёлтая. Остальные ячейки защищены (без пароля), "
        "чтобы ничего не изменить по ошибке.",
    ),
    Text(
        "Where answers are in words, choose one from the list in the cell. Where a number is asked for, type it alone, without "
        "the unit: the unit stands beside it.",
        "Если ответ словесный, выберите его из списка в ячейке. Если нужно число, введите только его, без "
        "единицы измерения: она "
        "указана рядом.",
    ),
    Text(
        "Never write 0 for what is not known. When there is no answer, choose the reason from the same list: it makes a "
        "difference whether there are no data, whether they are hard to access, not collected, withheld, or whether the "
        "question does not apply. An empty cell means only that this questionnaire does not say.",
        "Никогда не пишите 0 вместо неизвестного числа. Если ответа нет, выберите причину из того же списка: "
        "важно, данных нет, "
        "они труднодоступны, не собираются, не раскрываются или вопрос неприменим. Пустая ячейка означает "
        "только то, что в этом "
        "вопроснике ответ не указан.",
    ),
    Text(
        "Give a source for every answer: its title, its address on the web, its date. “{2}” is the day that the answer "
        "describes: the index asks for the state of 31 December of the data year; fill it in if yours is another day. In the "
        "row of a heading the same columns take a note to the whole section.",
        "Укажите источник каждого ответа: название, адрес в интернете, дату. «{2}» — день, который "
        "описывает ответ: индекс спрашивает о положении на 31 декабря года данных; заполните этот столбец, если у вас другой "
        "день. В строке заголовка те же столбцы служат для примечания ко всему разделу.",
    ),
    Text(
        "Answers may be given in English or in Russian, or by the code in the sheet “{3}”, which has every question with every "
        "answer that it takes. Columns of your own may be added at the right, with headings of your own; they are not read.",
        "Отвечать можно по-русски, по-английски или кодом с листа «{3}», где перечислены все вопросы и все допустимые ответы. "
        "Справа можно добавить собственные столбцы с собственными заголовками; программа их не читает.",
    ),
    Text(
        "Do not put formulas into the cells of answers and notes: paste values. Do not delete rows; leave a "
        "question without an "
        "answer empty.",
        "Не вписывайте в ячейки ответов и примечаний формулы: вставляйте значения. Не удаляйте строки; если ответа нет, "
        "оставьте ячейку пустой.",
    ),
)
GUIDE_LAST_YEAR = Text(
    "The answers of {} stand beside in grey, for comparison only. They are not read.",
    "Рядом серым даны ответы за {} год — только для сравнения. Программа их не читает.",
)
GUIDE_BREAK = Text(
    "Data years 2019 and 2020 answer different editions of the questionnaire and are not comparable.",
    "Ответы за 2019 и 2020 годы даны по разным редакциям вопросника и несопоставимы.",
)
GUIDE_ORIGIN = Text(
    "The codebook marks the wordings that the index itself prints in the language of this workbook; all others, and every "
    "level, are those of ptindex. The Russian wordings are marked in a workbook in Russian.",
    "В справочнике кодов отмечены формулировки, которые сам индекс печатает на языке этой книги; все остальные, а также все "
    "уровни принадлежат ptindex. Английские формулировки отмечены в книге на английском языке.",
)
GUIDE_VERSION = Text("Written by ptindex {}.", "Создано программой ptindex {}.")
