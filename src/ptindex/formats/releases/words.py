"""What a release says to a person who opens it, and what is said of one that is not what it says, in English and Russian."""

from ...declaration import Text

MISSING = Text("is not in the release", "этого файла в выпуске нет")
EXTRA = Text("belongs to no release", "такого файла в выпуске быть не должно")
OTHER_SUM = Text("is not the file whose checksum is in SHA256SUMS", "не тот файл, контрольная сумма которого в SHA256SUMS")
OTHER_RELEASE = Text("the release is {}, not the one that was cited", "это выпуск {}, а не тот, на который ссылались")
UNREADABLE = Text("cannot be read", "не читается")
OTHER_FILES = Text("does not list the files of a release, each once", "перечисляет не файлы выпуска или не каждый один раз")
ALTERED = Text("is not the file whose checksum is in the manifest", "не тот файл, контрольная сумма которого в описи")
OTHER_METHOD = Text(
    "is {}, fingerprint {}; the manifest says {}, fingerprint {}", "это {}, отпечаток {}; в описи {}, отпечаток {}"
)
OTHER_FACTS = Text("says other countries, years or numbers of profiles", "называет другие страны, годы или число профилей")
NO_CAVEAT = Text("does not say what every score says of itself", "не говорит того, что говорит о себе каждая оценка")
OTHER_SCORES = Text("has scores of another method than the release's", "содержит оценки не по методу выпуска")
OTHER_NUMBER = Text("{}: {} is stated, {} computed", "{}: указано {}, вычислено {}")
OTHER_NUMBERS = Text(
    "{}: {} is stated, {} computed; other numbers that differ: {}", "{}: указано {}, вычислено {}; ещё различается чисел: {}"
)
DOES_NOT_FOLLOW = Text("is not what the profiles and the method give", "не то, что дают профили и метод")

FINDINGS = (
    MISSING,
    EXTRA,
    OTHER_SUM,
    OTHER_RELEASE,
    UNREADABLE,
    OTHER_FILES,
    ALTERED,
    OTHER_METHOD,
    OTHER_FACTS,
    NO_CAVEAT,
    OTHER_SCORES,
    OTHER_NUMBER,
    OTHER_NUMBERS,
    DOES_NOT_FOLLOW,
)
"""What can be found in a release, each a template."""

BOUNDS = Text(
    "Bounds: the lowest and the highest score once what is missing is known. They are no confidence interval.",
    "Границы: наименьшая и наибольшая оценка, когда станут известны недостающие ответы. Это не доверительный интервал.",
)
SEVERAL_EDITIONS = Text(
    "Data year 2019 answers another edition of the questionnaire than later years and is not comparable with them.",
    "Данные за 2019 год получены по другой редакции вопросника, чем за последующие годы, и несопоставимы с ними.",
)
NOT_SCORED = Text("Without a score", "Без оценки")
README_TITLE = Text("A release of country profiles and scores", "Выпуск профилей стран и оценок")
README = Text(
    """{caveat}

Title: {title}
Date: {date}
Profiles: {profiles} (countries: {countries}, data years: {years}){unscored}
Method: {method}, fingerprint {fingerprint}
{bounds}{editions}
Made with ptindex {version}, Python {python}

What is in it:
  profiles.json   the country profiles: every answer by its code, with notes and sources
  profiles.csv    the same as a table, a row for each answer
  strategy.json   the definition of the method
  scores.json     every score with its bounds, its dimensions, its contributions and what is missing
  scores.csv      scores and dimensions as a table; published totals are not in it: they are on another scale
  manifest.json   the size and the SHA-256 of each file, the versions, the method
  CITATION.txt    how to cite it
  SHA256SUMS      the SHA-256 of every other file; that of manifest.json is the identifier of this release
The tables are in English for programs; people read the workbook or the site that ptindex makes of profiles.json.

To verify it: ptindex verify FILE.zip --id IDENTIFIER
with the identifier from the publication that cites it. Every checksum is compared and every score is computed again.
Without ptindex: sha256sum -c SHA256SUMS (on a Mac: shasum -a 256 -c SHA256SUMS)
It finds every file that was altered; that this is the release that was cited shows when the line of manifest.json in
SHA256SUMS begins with the identifier.
""",
    """{caveat}

Название: {title}
Дата: {date}
Профили: {profiles} (стран: {countries}, годы данных: {years}){unscored}
Метод: {method}, отпечаток {fingerprint}
{bounds}{editions}
Создано с помощью ptindex {version}, Python {python}

Что внутри:
  profiles.json   профили стран: каждый ответ с кодом, с примечаниями и источниками
  profiles.csv    то же таблицей, по строке на ответ
  strategy.json   определение метода
  scores.json     каждая оценка с границами, областями, вкладами показателей и пропусками
  scores.csv      оценки и области таблицей; опубликованных итогов в ней нет: у них другая шкала
  manifest.json   опись: размер и SHA-256 каждого файла, версии, метод
  CITATION.txt    как на него ссылаться
  SHA256SUMS      SHA-256 всех остальных файлов; у manifest.json это идентификатор выпуска
Таблицы — на английском, для программ; для чтения ptindex делает из profiles.json книгу или сайт.

Проверка: ptindex verify ФАЙЛ.zip --id ИДЕНТИФИКАТОР
с идентификатором из публикации, которая ссылается на выпуск. Сверяются все контрольные суммы, все оценки вычисляются заново.
Без ptindex: sha256sum -c SHA256SUMS (на Mac: shasum -a 256 -c SHA256SUMS)
Так обнаруживается любой изменённый файл; что это тот самый выпуск, видно, если строка manifest.json в SHA256SUMS
начинается с идентификатора.
""",
)
CITATION = Text(
    "{title}. {date}. Release {identifier} (SHA-256 of the manifest; short form {short}). "
    "Scores by ptindex {version}, method {method}, fingerprint {fingerprint}. {caveat}{editions}\n",
    "{title}. {date}. Выпуск {identifier} (SHA-256 описи; кратко {short}). "
    "Оценки: ptindex {version}, метод {method}, отпечаток {fingerprint}. {caveat}{editions}\n",
)
