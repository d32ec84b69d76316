"""What is wrong with a file, a cell or a command: sentences of errors, in English and Russian."""

from __future__ import annotations

from ...declaration import Text
from ...formats.releases.words import FINDINGS
from ...release import FindingKind

__all__ = ["FOREIGN", "SENTENCES"]

_CELLS = (
    Text(
        "was shortened by a spreadsheet; format the column as a number and save again",
        "сокращено электронной таблицей; задайте столбцу числовой формат и сохраните файл заново",
    ),
    Text(
        "has {} columns, and no table that is read here has more than {}",
        "столбцов {}, а в таблицах, которые здесь читаются, их не более {}",
    ),
    Text("has no line with the names of columns", "нет строки с именами столбцов"),
    Text("has no row below the names of its columns", "нет ни одной строки под именами столбцов"),
    Text(
        "has no room in wide CSV; write tidy CSV, or drop=True leaves it out",
        "в широком CSV для этого нет места; запишите CSV по одному ответу в строке, или drop=True опускает это",
    ),
    Text("has no total beside what is said of it", "нет итога, к которому относятся эти сведения"),
    Text("has {} cells, and the line of names has {}", "ячеек {}, а в строке имён их {}"),
    Text("is a column that is missing", "такого столбца нет"),
    Text("is a column that stands twice", "столбец встречается дважды"),
    Text("is a country and a year that stand twice, first in row {}", "страна и год встречаются дважды, впервые в строке {}"),
    Text(
        "is another name for the same code and year than in row {}: {}",
        "для того же кода и года в строке {} указано другое название: {}",
    ),
    Text("is longer than the {} characters that a cell of CSV may have", "длиннее {} знаков, допустимых в ячейке CSV"),
    Text("is not CSV ({}); what follows was not read", "не CSV ({}); дальнейшее не прочитано"),
    Text(
        "and what follows was not read: mend these problems first", "и дальнейшее не прочитано: сначала исправьте эти проблемы"
    ),
    Text("is not a date; write it as YYYY-MM-DD", "не дата; запишите её так: ГГГГ-ММ-ДД"),
    Text(
        "is not text in UTF-8 or UTF-16, as byte {} shows; in Excel, save it as “CSV UTF-8”",
        "не текст в UTF-8 или UTF-16: это видно по байту {}; в Excel сохраните файл как «CSV UTF-8»",
    ),
    Text(
        "is not the key of a question or of a row that is read here", "не ключ вопроса и не ключ строки, которая здесь читается"
    ),
    Text("is not the kind of {}", "не тот вид, который указывают для {}"),
    Text(
        "is not the name of a column that is read here; take the column out",
        "столбец с таким именем здесь не читается; удалите его",
    ),
    Text(
        "says something else than the cell of the answer; mend one, or empty the wording",
        "расходится с ячейкой ответа; исправьте одно из двух или очистите формулировку",
    ),
    Text("stands in a cell beyond the last column", "стоит в ячейке за последним столбцом"),
    Text("stands in a column without a name", "стоит в столбце без имени"),
    Text(
        "stands twice for this country and year, first in row {}",
        "встречается дважды для этой страны и года, впервые в строке {}",
    ),
    Text(
        "stands where a row of this key says nothing; empty the cell",
        "в строке с этим ключом здесь ничего не указывается; очистите ячейку",
    ),
    Text(
        "can be read in more than one way; write the number alone, with no sign between its thousands, and add a zero where "
        "there are three decimals",
        "читается по-разному; запишите только число, с запятой или точкой, без разделителя тысяч, а если в дробной части три "
        "цифры, допишите ноль",
    ),
)

_WORKBOOKS = (
    Text("has no column with the heading {}", "нет столбца с заголовком {}"),
    Text(
        "has no row; write its key into an empty row, or copy the row from a new template",
        "нет строки; впишите ключ в пустую строку или скопируйте строку из нового шаблона",
    ),
    Text("is not a key of this sheet", "на этом листе такого ключа нет"),
    Text(
        "stands twice, first in row {} of sheet {}; remove one of the two rows",
        "встречается дважды, впервые в строке {} листа {}; удалите одну из двух строк",
    ),
    Text(
        "are more profiles than a workbook has rows for: give at most {}",
        "профилей больше, чем строк в книге: укажите не более {}",
    ),
    Text("is not what the template wrote", "отличается от того, что было в шаблоне"),
    Text(
        "is one of the merged cells {}; unmerge them and fill in each",
        "входит в объединённые ячейки {}; разъедините их и заполните каждую",
    ),
    Text(
        "stands in a row without a key; write the key of what it belongs to, or empty the row",
        "стоит в строке без ключа; впишите ключ того, к чему это относится, или очистите строку",
    ),
    Text("stands beside a heading, which takes no answer", "стоит рядом с заголовком, который не принимает ответа"),
    Text("holds a formula; paste its value instead", "содержит формулу; вставьте вместо неё значение"),
    Text(
        "holds an error of the spreadsheet; write the value again",
        "содержит ошибку электронной таблицы; введите значение заново",
    ),
    Text(
        "refers to a long text that is not there; write the text itself",
        "ссылается на длинный текст, которого нет; впишите сам текст",
    ),
    Text("has more than {} rows", "больше {} строк"),
    Text("has more than {} sheets", "больше {} листов"),
    Text("is larger than a questionnaire may be, {} MiB", "больше допустимого для вопросника, {} МиБ"),
    Text(
        "is larger than a questionnaire may be: more than {} elements", "больше допустимого для вопросника: более {} элементов"
    ),
    Text(
        "is larger than a questionnaire may be: more than {} KiB in one piece",
        "больше допустимого для вопросника: более {} КиБ в одном фрагменте",
    ),
    Text(
        "is larger than a questionnaire may be: more than {} MiB when unpacked",
        "больше допустимого для вопросника: в распакованном виде более {} МиБ",
    ),
    Text("is no workbook of the kind .xlsx", "не книга .xlsx"),
    Text(
        "template writes a workbook, and {} does not end in .xlsx", "template создаёт книгу, а имя {} не оканчивается на .xlsx"
    ),
    Text(
        "{} is there already, perhaps filled in: give another name, or --overwrite",
        "{} уже есть и, возможно, заполнен: укажите другое имя или --overwrite",
    ),
    Text(
        "{} is read by this command: give another name for what is written",
        "файл {} читается этой же командой: для записи укажите другое имя",
    ),
    Text(
        "--profile names the country and the year; leave out --country, --year and --name",
        "страну и год называет --profile; уберите --country, --year и --name",
    ),
    Text(
        "template takes one country and year from a file, and {} has {}",
        "template берёт из файла одну страну и один год, а в {} их {}",
    ),
    Text(
        "template needs --country and --year, or --previous, or --profile",
        "для template нужны --country и --year, либо --previous, либо --profile",
    ),
    Text(
        "the name of {} is not known: give its code with --country and its name with --name",
        "название {} неизвестно: укажите код в --country и название в --name",
    ),
)

_KINDS_OF_FILE = (
    Text("has {} profiles, not one; .profiles has them all", "профилей {}, а не один; все они — в .profiles"),
    Text("is a PDF: copy the text of the page into a file", "это PDF: скопируйте текст страницы в файл"),
    Text("is a Word document: save it as plain text", "это документ Word: сохраните его как обычный текст"),
    Text("is a binary workbook (.xlsb): save it as .xlsx", "это двоичная книга (.xlsb): сохраните её как .xlsx"),
    Text("is a directory", "это каталог"),
    Text("a country page as text", "страница страны в виде текста"),
    Text(
        "JSON (a profile, a panel, a list of profiles, or one a line)",
        "JSON (профиль, панель, список профилей или по профилю в строке)",
    ),
    Text("a workbook (.xlsx) made by ptindex template", "книга (.xlsx), созданная командой ptindex template"),
    Text("CSV (tidy or wide)", "CSV (строка на каждый ответ или на каждый профиль)"),
    Text("is a picture", "это изображение"),
    Text("is XML, such as a picture in SVG", "это XML, например изображение в SVG"),
    Text("looks like a table of another kind", "похоже на таблицу другого вида"),
    Text("is no country page: no answer to a question stands on it", "не страница страны: на ней нет ответа ни на один вопрос"),
    Text("and more was not understood: mend these problems first", "и понято не всё остальное: сначала исправьте эти проблемы"),
    Text(
        "is an Office file of before 2007 (.xls, .doc), or one with a password: save it as .xlsx",
        "это файл Office до 2007 года (.xls, .doc) или файл с паролем: сохраните его как .xlsx",
    ),
    Text(
        "is an OpenDocument file (.ods, .odt): save a sheet as .xlsx, and a text as plain text",
        "это файл OpenDocument (.ods, .odt): сохраните таблицу как .xlsx, а текст — как обычный текст",
    ),
    Text("is an RTF document: save it as plain text", "это документ RTF: сохраните его как обычный текст"),
    Text(
        "is an archive, no workbook: unpack it and give the file that is in it",
        "это архив, а не книга: распакуйте его и укажите файл из него",
    ),
    Text(
        "is a release of ptindex: `ptindex verify` checks it; its profiles are in the profiles.json that is in it",
        "это выпуск ptindex: его проверяет `ptindex verify`, а профили стран — в его файле profiles.json",
    ),
    Text(
        "is a web page (HTML): copy its text into a plain text file in UTF-8",
        "это веб-страница (HTML): скопируйте её текст в обычный текстовый файл в UTF-8",
    ),
    Text(
        "looks like CSV that is not in UTF-8; in Excel, save it as “CSV UTF-8”",
        "похоже на CSV не в UTF-8; в Excel сохраните файл как «CSV UTF-8»",
    ),
    Text(
        "is not the name of a file; ptindex.formats.files.loads takes what stands in one, as bytes or text",
        "это не имя файла; содержимое файла — байты или текст — принимает ptindex.formats.files.loads",
    ),
    Text(
        "is neither bytes nor text; give what stands in a file, as file.read() has it",
        "это не байты и не текст; передайте содержимое файла, какое даёт file.read()",
    ),
    Text("is compressed: unpack it first", "файл сжат: сначала распакуйте его"),
    Text("is a {}, and no profile is in it", "это {}, и профилей в нём нет"),
    Text("is an empty list", "пустой список"),
    Text("is not a list of profiles", "не список профилей"),
    Text("is of the same country, territory and year as {}[{}]", "те же страна, территория и год, что в {}[{}]"),
)

_PUBLISHING = (
    Text("is no Score; give what score(profile) makes", "не Score; передайте то, что даёт score(profile)"),
    Text("are no scores; one is given in a list too", "не оценки; одна оценка тоже передаётся в списке"),
    Text(
        "is no Change; give what explain_change(before, after) makes",
        "не Change; передайте то, что даёт explain_change(before, after)",
    ),
    Text("is no Ranking; give what rank(profiles) makes", "не Ranking; передайте то, что даёт rank(profiles)"),
    Text(
        "is neither a Robustness nor an Uncertainty; give what robustness(profiles) makes",
        "не Robustness и не Uncertainty; передайте то, что даёт robustness(profiles)",
    ),
    Text(
        "is no Sensitivity; give what composite.sensitivity.sobol(...) makes",
        "не Sensitivity; передайте то, что даёт composite.sensitivity.sobol(...)",
    ),
    Text(
        "is no Sweep; give what experiments.sweep(profiles, name) makes",
        "не Sweep; передайте то, что даёт experiments.sweep(profiles, name)",
    ),
    Text("an explorer needs a profile at least", "для страницы с весами нужен хотя бы один профиль"),
    Text(
        "cannot be explored: only a Composite has weights by dimension",
        "веса нельзя менять: веса по областям есть только у Composite",
    ),
    Text(
        "a trend is of one country; name one of those in the panel: {}",
        "динамика показывается для одной страны; назовите одну из имеющихся: {}",
    ),
    Text(
        "the reference was scored by {} ({}) and the score by {} ({}): scores of different methods are not one group; score "
        "them all by one method",
        "группа сравнения оценена по методу {} ({}), а оценка получена по методу {} ({}): оценки разных методов не составляют "
        "одной группы; оцените всех по одному методу",
    ),
    Text(
        "the reference has data years of another edition of the questionnaire than {}, which are not comparable: {}; leave "
        "them out, or pass across_editions=True to see them together all the same",
        "в группе сравнения есть годы данных иной редакции вопросника, чем {}, они не сопоставимы: {}; исключите их или "
        "передайте across_editions=True, чтобы всё же увидеть их вместе",
    ),
)

_RELEASES = (
    Text("has a file packed in a way that is not read here", "содержит файл, сжатый способом, который здесь не читается"),
    Text("has a file that is encrypted", "содержит зашифрованный файл"),
    Text("has a file whose name is no plain name", "содержит файл с недопустимым именем"),
    Text("has a link or something else that is no file", "содержит ссылку или что-то иное, что не является файлом"),
    Text(
        "has no definition that a release could hold for others to compute with; give a Composite or Points",
        "нет определения, которое можно включить в выпуск, чтобы другие могли вычислять; передайте Composite или Points",
    ),
    Text("has no profile to release", "нет ни одного профиля для выпуска"),
    Text("has too many files for a release", "слишком много файлов для выпуска"),
    Text("has two files of one name", "содержит два файла с одним именем"),
    Text("is no ZIP archive, or a damaged one", "не архив ZIP либо архив повреждён"),
    Text("is a workbook, no release of ptindex", "это книга Excel, а не выпуск ptindex"),
    Text("is no strategy that a release can hold", "не метод, который можно включить в выпуск"),
    Text("is not JSON", "не JSON"),
    Text("is not a mapping from names to texts", "не соответствие между именами и текстами"),
    Text("has a country and year twice", "страна и год встречаются дважды"),
    Text("is not the file of the scores of a release", "не файл оценок выпуска"),
    Text(
        "is no identifier; give it as text, eight digits at least",
        "не идентификатор; передайте его текстом, не менее восьми цифр",
    ),
    Text("is not written as the manifest of a release is", "записано не так, как опись выпуска"),
    Text("is too large for a release", "слишком велико для выпуска"),
)

_REPORTS = (
    Text(
        "{} is not empty and has no report in it; name a new directory",
        "{}: каталог не пуст, и отчёта в нём нет; укажите новый каталог",
    ),
    Text("{} is not the list of a report; name a new directory", "{}: это не список файлов отчёта; укажите новый каталог"),
    Text(
        "{}: {}: not written by a report, or changed since; move that away or name a new directory",
        "{}: {}: записано не отчётом или изменено после него; перенесите это или укажите новый каталог",
    ),
    Text("a report needs the name of a directory, and it is empty", "отчёту нужно имя каталога, а оно пустое"),
    Text(
        "{}: another report is being put there; wait for its end, or remove {} where none is made",
        "{}: сюда сейчас записывается другой отчёт; дождитесь его окончания или удалите {}, если других отчётов нет",
    ),
)

_FILES = (
    Text("is neither JSON nor the name of a file of weights", "не JSON и не имя файла с весами"),
    Text("is not UTF-8 from byte {} on; save the file as UTF-8", "не UTF-8, начиная с байта {}; сохраните файл в UTF-8"),
    Text(
        'is not TOML: {}; the name of an indicator needs quotes, as in "prevention.video" = 2',
        'не TOML: {}; имя показателя нужно взять в кавычки, как "prevention.video" = 2',
    ),
    Text("is not JSON: {}", "не JSON: {}"),
    Text("is no object of sets by name", "не объект с наборами по именам"),
    Text("has no sets of weights", "нет наборов весов"),
    Text("has no such column", "такого столбца нет"),
    Text("is the name of two sets", "одно имя у двух наборов"),
    Text("is no table of comma-separated values in UTF-8: {}", "не таблица значений через запятую в UTF-8: {}"),
)

_COMMANDS = (
    Text(
        "an argument has a NUL character in it, which no name of a file has",
        "в аргументе есть символ NUL, которого в именах файлов не бывает",
    ),
    Text("--out writes a workbook, and {} does not end in .xlsx", "--out записывает книгу, а имя {} не оканчивается на .xlsx"),
    Text(
        "wide CSV has no room for notes and remarks, of which there are {}, the first {}: add --tidy to keep them, or --drop "
        "to leave them out",
        "в широком CSV нет места для примечаний и замечаний; их здесь {}, первое — {}: добавьте --tidy, чтобы сохранить их, "
        "или --drop, чтобы опустить",
    ),
    Text(
        "cannot be written on a page: {}; add --drop to leave it out",
        "на странице для этого нет места: {}; добавьте --drop, чтобы опустить это",
    ),
    Text("has {} profiles, and {} holds one", "профилей {}, а {} вмещает один"),
    Text("a page", "страница"),
    Text("a workbook", "книга"),
    Text("--date {} is not a date; write it as YYYY-MM-DD", "--date {} — не дата; запишите её так: ГГГГ-ММ-ДД"),
    Text("--out writes an archive, and {} does not end in .zip", "--out записывает архив, а имя {} не оканчивается на .zip"),
    Text("{} needs files: country pages, JSON, CSV or workbooks", "{} нужны файлы: страницы стран, JSON, CSV или книги"),
    Text("{} is not a number of seconds: {}", "{} — не число секунд: {}"),
    Text("{} and {} more", "{} и ещё {}"),
    Text("--tidy is for a name in .csv", "--tidy — только для имени, оканчивающегося на .csv"),
    Text(
        "convert writes {}, and {} ends in none of these", "convert записывает {}, а имя {} ни на что из этого не оканчивается"
    ),
    Text(
        "experiment needs something to try: --weights FILE, --sweep NAME or --leave-out",
        "experiment нужно знать, что испытать: --weights FILE, --sweep NAME или --leave-out",
    ),
    Text(
        "compare needs two profiles at least: before and after of one country, or several countries to rank",
        "compare нужно не менее двух профилей: до и после для одной страны или несколько стран для рейтинга",
    ),
    Text(
        "--strategy {} is no strategy: it needs a name and a method score(profile)",
        "--strategy {} — не метод: нужны имя и функция score(profile)",
    ),
    Text("--strategy {} is no strategy: {}", "--strategy {} — не метод: {}"),
    Text("--strategy {} is not known{}", "--strategy {}: такой метод неизвестен{}"),
    Text("; did you mean {}?", "; возможно, имелось в виду {}?"),
    Text(": give {}, a JSON file, or module:attribute", ": укажите {}, файл JSON или module:attribute"),
    Text("--strategy {} fails on {}: {}", "--strategy {} отказывает на {}: {}"),
    Text("--strategy {} cannot be imported: {}", "--strategy {} не импортируется: {}"),
    Text(
        "this needs packages that are not installed: pip install 'ptindex[{}]'",
        "для этого нужны пакеты, которые не установлены: pip install 'ptindex[{}]'",
    ),
)

_SYSTEM = (
    Text(
        "is there already, and no release is written over; give another name",
        "такой файл уже есть, а выпуски не перезаписываются; укажите другое имя",
    ),
    Text("No such file or directory", "нет такого файла или каталога"),
    Text("Is a directory", "это каталог"),
    Text("Not a directory", "это не каталог"),
    Text("Permission denied", "доступ запрещён"),
    Text("File exists", "файл уже существует"),
    Text("No space left on device", "на диске не осталось места"),
)
"""What the system says of a file; other words of its own stand as they are."""

_DECODER = (
    Text("Expecting value", "ожидается значение"),
    Text("Expecting property name enclosed in double quotes", "ожидается имя свойства в двойных кавычках"),
    Text("Expecting ',' delimiter", "ожидается разделитель «,»"),
    Text("Expecting ':' delimiter", "ожидается разделитель «:»"),
    Text("Extra data", "лишние данные"),
    Text("Unterminated string starting at", "строка не закрыта"),
    Text("Illegal trailing comma before end of object", "лишняя запятая в конце объекта"),
    Text("Illegal trailing comma before end of array", "лишняя запятая в конце списка"),
)
"""What the standard library says of JSON that is none."""

_FOUND = (*FINDINGS, *(Text(kind.en, kind.ru) for kind in FindingKind if kind.en != "Unreadable"))

FOREIGN = (*_SYSTEM, *_DECODER, *_FOUND)
"""Words that no error says where it is made: of the system, of the standard library, and of the check of a release."""

SENTENCES = (*_CELLS, *_WORKBOOKS, *_KINDS_OF_FILE, *_PUBLISHING, *_RELEASES, *_REPORTS, *_FILES, *_COMMANDS)
