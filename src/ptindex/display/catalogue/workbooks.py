"""What is wrong with a day, a figure or a workbook: sentences of errors, in English and Russian."""

from __future__ import annotations

from ...declaration import Text

__all__ = ["SENTENCES"]

_CELLS = (
    Text("is a year alone, which is no date; write it as YYYY-MM-DD", "это только год, а не дата; запишите её так: ГГГГ-ММ-ДД"),
    Text(
        "is no day of the calendar; look it up and write it as YYYY-MM-DD",
        "такого дня в календаре нет; уточните дату и запишите её так: ГГГГ-ММ-ДД",
    ),
    Text(
        "is a day before 1910, which a cell for dates makes of a year alone; write the day as YYYY-MM-DD, and after an "
        "apostrophe if it is so old",
        "это день до 1910 года: в него ячейка для дат превращает отдельно введённый год; запишите дату так: ГГГГ-ММ-ДД, а "
        "если она действительно такая давняя — после апострофа",
    ),
    Text(
        "is a date that the spreadsheet made of a number; format the cell as a number and type it again",
        "это дата, в которую электронная таблица превратила число; задайте ячейке числовой формат и введите число заново",
    ),
    Text(
        "is a percentage; format the cell as a number and type again only the number that is asked for",
        "это проценты; задайте ячейке числовой формат и заново введите само число, о котором спрашивается в вопросе",
    ),
    Text(
        "is shown otherwise than the number in the cell; format the cell as a number and type it again alone",
        "ячейка показывает не то число, которое в ней записано; задайте ей числовой формат и заново введите одно число",
    ),
    Text(
        "is a number that the cell shows otherwise; format the cell as text and type it again",
        "это число, которое ячейка показывает иначе; задайте ячейке текстовый формат и введите содержимое заново",
    ),
    Text(
        "is neither text nor a number nor a day; write it as text",
        "это не текст, не число и не дата; запишите содержимое ячейки текстом",
    ),
    Text(
        "is empty, though an address or a date of the source stands beside; write the title of the source",
        "пусто, хотя рядом указаны адрес или дата источника; впишите название источника",
    ),
    Text("a whole number, 0 or more", "целое число, 0 или больше"),
)

_SHEETS = (
    Text(
        "is a second sheet like {}; remove one of the two, or its headings",
        "это второй лист того же вида, что и {}; удалите один из двух листов или заголовки на нём",
    ),
    Text(
        "is a heading that stands twice, first in column {}; rename or remove one of the columns",
        "заголовок встречается дважды, впервые в столбце {}; переименуйте или удалите один из столбцов",
    ),
    Text(
        "has no sheet with the headings {} and {} ({} and {}), for the country and the year",
        "нет листа с заголовками {2} и {3} ({0} и {1}), где указываются страна и год",
    ),
)

_BOOKS = (
    Text(
        "is a damaged workbook; open it in the program that made it and save it again, or take an older copy",
        "книга повреждена; откройте её в программе, в которой она создана, и сохраните заново или возьмите более раннюю копию",
    ),
    Text(
        "is saved as Strict Open XML: save it as “Excel Workbook (.xlsx)” instead",
        "сохранено в формате Strict Open XML: сохраните файл как «Книга Excel (.xlsx)»",
    ),
    Text(
        "is a workbook of results, not a questionnaire; give the files that it was made of",
        "это книга с результатами, а не вопросник; укажите файлы, по которым она составлена",
    ),
    Text(
        "is no questionnaire workbook: no sheet has the headings {} and {} ({} and {}); make one with `ptindex template`",
        "не книга с вопросником: ни на одном листе нет заголовков {2} и {3} ({0} и {1}); создайте её "
        "командой `ptindex template`",
    ),
    Text(
        "last year's answers are of another country: {}, not {}", "ответы за прошлый год относятся к другой стране: {}, а не {}"
    ),
    Text(
        "last year's answers are {}, and the workbook is {}: give answers of an earlier year, or the workbook a later year",
        "ответы за прошлый год — {}, а книга — {}: укажите ответы за более ранний год или для книги — более поздний",
    ),
)

SENTENCES = (*_CELLS, *_SHEETS, *_BOOKS)
