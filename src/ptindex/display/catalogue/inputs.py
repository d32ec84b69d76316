"""What is wrong with a profile, a page or a document: sentences of `Problem`, in English and Russian."""

from __future__ import annotations

from ...declaration import Text

__all__ = ["SENTENCES"]

_VALUES = (
    Text("is empty", "пусто"),
    Text("is missing", "отсутствует"),
    Text("is not text", "не текст"),
    Text("is not a number", "не число"),
    Text("is not a finite number", "не конечное число"),
    Text("is not a whole number", "не целое число"),
    Text("is not from 0 to 1", "не от 0 до 1"),
    Text("is not a list", "не список"),
    Text("is not a year", "не год"),
    Text("is not a date (YYYY-MM-DD)", "не дата (ГГГГ-ММ-ДД)"),
    Text("is neither true nor false", "не true и не false"),
    Text("is not one of the codes", "нет среди допустимых кодов"),
    Text("is not known", "неизвестно"),
    Text("is not {}", "не {}"),
    Text("is not a {}", "не {}"),
    Text("is no {}", "не {}"),
    Text("has a control character or a broken one; remove it", "содержит управляющий или повреждённый символ; удалите его"),
    Text(
        "has a line break or a tab; write it on one line",
        "содержит перевод строки или знак табуляции; запишите текст в одну строку",
    ),
    Text("a number of about {} digits", "число, в котором цифр примерно {}"),
    Text("stands twice", "встречается дважды"),
)

_PROFILES = (
    Text("is not an answer to this question", "не подходит как ответ на этот вопрос"),
    Text("is not the key of a question", "не ключ вопроса"),
    Text("is not a Country", "не Country (страна)"),
    Text("is not a Note", "не Note (примечание)"),
    Text("is not the number of a release", "не номер выпуска"),
    Text(
        "is not a data year of the index, a whole number from {} to {}",
        "не год, за который составляется индекс (целое число от {} до {})",
    ),
    Text(
        "is not a code of three capital letters (ISO 3166-1 alpha-3)",
        "не код из трёх заглавных латинских букв (ISO 3166-1 alpha-3)",
    ),
    Text(
        "is not a code of three capital letters (ISO 3166-1 alpha-3): letter {}, {}, is not Latin",
        "не код из трёх заглавных латинских букв (ISO 3166-1 alpha-3): буква № {}, {}, не латинская",
    ),
    Text(
        "is neither a question, nor a section, nor 'published'", "не вопрос, не раздел и не 'published' (опубликованный итог)"
    ),
    Text("is not a mapping of paths to notes", "не соответствие между местами и примечаниями"),
    Text("is not a list of lines", "не список строк"),
    Text("the name is not text", "название — не текст"),
    Text("does not lie within its bounds, {} to {}", "не лежит в своих границах, от {} до {}"),
)

_PAGES = (
    Text("is not understood", "не распознано"),
    Text("is not an answer to {}", "не подходит как ответ на вопрос {}"),
    Text("has no answer", "нет ответа"),
    Text("is an answer without a label", "ответ без вопроса"),
    Text("is the label of an answer that stands elsewhere", "вопрос, ответ на который стоит в другом месте"),
    Text("says again what the page said before", "повторяет уже сказанное на странице"),
    Text(
        "differs from what the page said before, {}, which stands", "расходится со сказанным выше: {}; остаётся сказанное выше"
    ),
    Text(
        "differs from the country, year or total before it, which stand",
        "расходится со страной, годом или итогом, указанными выше; остаётся указанное выше",
    ),
    Text(
        "is where a second page begins; put each page in a file of its own",
        "здесь начинается вторая страница; поместите каждую страницу в отдельный файл",
    ),
    Text("is not spelt so in the questionnaire, read as {}", "в вопроснике пишется иначе; прочитано как {}"),
    Text("has no unit, read as {}", "не указана единица измерения; прочитано как {}"),
    Text(
        "has a sign that may also set thousands apart, read as {}",
        "знак в числе может отделять и тысячи, и дробную часть; прочитано как {}",
    ),
    Text(
        "is taken for a garbled copy of the row before it, {}; it changes nothing",
        "принято за искажённый повтор предыдущей строки, {}; ничего не меняет",
    ),
    Text(
        "stands apart from its label in line {}, {}, and was joined with it",
        "стоит отдельно от своего вопроса в строке {}, {}, и было с ним соединено",
    ),
    Text(
        "is no name of {} that is known here, and is taken on the word of who gave the code",
        "такого названия для кода {} здесь не знают; принято на слово того, кто указал код",
    ),
    Text("is not {}, which was given and stands", "не {}; остаётся код, который был указан"),
    Text(
        "no data year stands on the page; write it as in 'Kazakhstan 2022'",
        "на странице нет года; укажите его так: «Казахстан 2022»",
    ),
    Text(
        "no country that is known stands on the page with its data year, as in 'Kazakhstan 2022'; write the country's code "
        "(ISO 3166-1 alpha-3) beside its name, as in 'Testland (XTA) 2022', or pass iso3=",
        "на странице нет известной страны с годом, как «Казахстан 2022»; укажите рядом с названием код страны (ISO 3166-1 "
        "alpha-3), как «Тестландия (XTA) 2022», или передайте iso3=",
    ),
    Text("is no country page: it has {} lines, more than {}", "не страница страны: в ней {} строк, больше {}"),
    Text(
        "is not text in UTF-8 or UTF-16, as byte {} shows; save the page as UTF-8",
        "не текст в UTF-8 или UTF-16: это видно по байту {}; сохраните страницу в UTF-8",
    ),
    Text("is no language that texts are in", "на этом языке текстов нет"),
    Text("is no sequence of languages that texts are in", "не последовательность языков, на которых есть тексты"),
    Text("is no relative address and none of http or https", "не относительный адрес и не адрес http или https"),
    Text(
        "cannot be written on a page so that it reads back; drop=True leaves it out",
        "нельзя записать на страницу так, чтобы прочитать обратно; drop=True опускает это",
    ),
    Text(
        "is not a wording with the key of a question (prevention.video), of an answer (prevention.video.some) or the code of a "
        "country (KAZ)",
        "не формулировка с ключом вопроса (prevention.video), ответа (prevention.video.some) или кодом страны (KAZ)",
    ),
)

_DOCUMENTS = (
    Text(
        "has no JSON document; records() of a result gives its rows",
        "документа JSON для этого нет; строки результата даёт records()",
    ),
    Text("a profile", "профиль"),
    Text("a panel", "панель"),
    Text("a strategy", "метод"),
    Text("a score", "оценка"),
    Text("is missing: it says what the document is", "отсутствует: здесь говорится, что это за документ"),
    Text("is not a kind of document that is read here", "документы этого вида здесь не читаются"),
    Text(
        "is part of a release, whose profiles are in its profiles.json",
        "это часть выпуска; профили — в его файле profiles.json",
    ),
    Text(
        "is of a newer version of ptindex: pip install --upgrade ptindex",
        "создано более новой версией ptindex: pip install --upgrade ptindex",
    ),
    Text("is not an object with keys and values", "не объект с ключами и значениями"),
    Text("is not a key of this object", "такого ключа у этого объекта нет"),
    Text("is null; leave the key out instead", "значение null; вместо этого опустите ключ"),
    Text("cannot be read: {}", "не читается: {}"),
    Text("is nested too deeply", "слишком глубокая вложенность"),
    Text("has a number with too many digits", "есть число со слишком большим количеством цифр"),
    Text("is a {}, not a {}", "это {}, а не {}"),
    Text("is not JSON: {} at column {}", "не JSON: {}, столбец {}"),
    Text(
        "is not UTF-8 from byte {} on; save the document as UTF-8", "не UTF-8, начиная с байта {}; сохраните документ в UTF-8"
    ),
)

SENTENCES = (*_VALUES, *_PROFILES, *_PAGES, *_DOCUMENTS)
