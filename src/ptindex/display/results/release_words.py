"""The texts of a release and of its verification, in English and Russian."""

from ...declaration import Text

RELEASE = Text("Release {}", "Выпуск {}")
TITLE = Text("Title", "Название")
DATE = Text("Date", "Дата")
IDENTIFIER = Text("Identifier (SHA-256)", "Идентификатор (SHA-256)")
PROFILES = Text("Profiles", "Профили")
YEARS = Text("Data years", "Годы данных")
SCORES = Text("Scores", "Оценки")
VERSIONS = Text("Made with", "Создано с помощью")
FILE = Text("File", "Файл")
SIZE = Text("Bytes", "Размер, байт")
FILES = Text("Files", "Файлы")
NOT_SCORED = Text("Without a score", "Без оценки")
DEFAULT_TITLE = Text("Scores by “{}”, data years {} to {}", "Оценки по методу «{}», данные за {}–{} годы")
DEFAULT_TITLE_OF_YEAR = Text("Scores by “{}”, data year {}", "Оценки по методу «{}», данные за {} год")
CITE = Text("Cite it as: release {}.", "Ссылка: выпуск {}.")

CHECK = Text("Verification of release {}", "Проверка выпуска {}")
RESULT = Text("Result", "Результат")
AS_IT_SAYS = Text("everything is as the release says", "всё так, как указано в выпуске")
DIFFERS = Text("findings: {}", "замечаний: {}")
COMPUTED = Text("Scores computed again", "Оценок вычислено заново")
WRITTEN_BY = Text("Written by ptindex", "Записано ptindex")
VERIFIED_BY = Text("Verified by ptindex", "Проверено ptindex")
NOT_COMPARED = Text(
    "answers, numbers and checksums are as the release says; README.txt, CITATION.txt and the words in the tables, which are "
    "another version's, were not compared",
    "ответы, числа и контрольные суммы такие, как указано в выпуске; README.txt, CITATION.txt и слова в таблицах — от другой "
    "версии, они не сверялись",
)
NOT_CITED = Text(
    "Whoever has the files can make a release anew, checksums and all. Compare the identifier with the one that was published.",
    "Любой, у кого есть файлы, может сделать выпуск заново, с контрольными суммами. Сверьте идентификатор с опубликованным.",
)
FINDINGS = Text("What is not as the release says", "Что не так, как указано в выпуске")
WHAT = Text("What about it", "Что именно")
NUMBERS = Text("Numbers that come out otherwise", "Числа, которые получились другими")
NUMBER = Text("Number", "Число")
STATED = Text("Stated", "Указано")
COMPUTED_NOW = Text("Computed", "Вычислено")
FIRST = Text(
    "Shown are the first {} of {}; records() and --json have all.", "Показаны первые {} из {}; все — в records() и --json."
)
