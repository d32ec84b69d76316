"""What the page about the method says, in English and Russian; `{}` stands for what is filled in."""

from ...declaration import Text

WHOSE = Text("What is the index's and what is ours", "Что принадлежит индексу и что — нам")
WHOSE_IS_WHAT = (
    Text(
        "The index's own are the questions and the six areas to which they belong, the answers on a country's page, and the "
        "total that it publishes. How the total follows from the answers is not public; nothing here computes or imitates it.",
        "Самому индексу принадлежат вопросы и шесть областей, к которым они относятся, ответы на странице страны и публикуемый "
        "итог. Как итог следует из ответов, не опубликовано; здесь он не вычисляется и не воспроизводится.",
    ),
    Text(
        "Ours, the authors' of ptindex, are the order and the number of the possible answers, every level from 0 to 1, all "
        "weights, the rule of aggregation, the rule for what is missing, the scale of the scores, and every wording that the "
        "index does not print itself. Another choice gives other scores.",
        "Авторам ptindex принадлежат порядок и число возможных ответов, все уровни от 0 до 1, все веса, правило агрегирования, "
        "правило для недостающих данных, шкала оценок и все формулировки, которых сам индекс не печатает. При ином выборе и "
        "оценки будут иными.",
    ),
)
READING = Text("How to read the bounds", "Как читать границы")
READING_BOUNDS = (
    Text(
        "Beside each score stand its bounds: the lowest and the highest value that it can take once every missing answer is "
        "known, whatever that answer is. They are not a confidence interval: no probability is claimed, and nothing is said "
        "about answers that may be wrong.",
        "Рядом с каждой оценкой указаны её границы: наименьшее и наибольшее значение, которое она может принять, когда станут "
        "известны все недостающие ответы, какими бы они ни оказались. Это не доверительный интервал: вероятность не "
        "утверждается, и о возможных ошибках в ответах границы ничего не говорят.",
    ),
    Text(
        "Where the bounds of two countries overlap, missing data may turn their order; such pairs are listed under each "
        "ranking. Withholding an answer never raises the low end.",
        "Если границы двух стран пересекаются, недостающие данные могут изменить их порядок; такие пары перечислены под каждым "
        "рейтингом. Сокрытие ответа никогда не повышает нижнюю границу.",
    ),
    Text(
        "Data years 2019 and 2020 were asked in different editions of the questionnaire and are not comparable. The break is "
        "shown and never bridged.",
        "За 2019 и 2020 годы применялись разные редакции вопросника, и эти годы не сопоставимы. Разрыв показан и ничем не "
        "восполнен.",
    ),
)
DEFINITION = Text("The method of this report", "Метод этого отчёта")
FACTS = Text("Definition", "Определение")
NAME = Text("Name", "Название")
KIND = Text("Kind", "Вид")
KIND_COMPOSITE = Text("composite of weighted indicators", "составной индекс из взвешенных показателей")
KIND_POINTS = Text("table of points, added up", "таблица баллов, складываемых в сумму")
KIND_OTHER = Text(
    "a method of somebody else's, whose rules this report does not know",
    "метод стороннего автора, правила которого этому отчёту неизвестны",
)
FINGERPRINT = Text("Fingerprint (SHA-256)", "Отпечаток (SHA-256)")
VERSION = Text("Version of ptindex", "Версия ptindex")
INSIDE = Text("Inside an area", "Внутри области")
BETWEEN = Text("Between areas", "Между областями")
ARITHMETIC = Text("weighted arithmetic mean", "взвешенное среднее арифметическое")
GEOMETRIC = Text("weighted geometric mean", "взвешенное среднее геометрическое")
HARMONIC = Text("weighted harmonic mean", "взвешенное среднее гармоническое")
POWER = Text("weighted power mean with exponent {}", "взвешенное степенное среднее с показателем степени {}")
MINIMUM = Text("the lowest value", "наименьшее значение")
MISSING = Text("What is missing", "Недостающее")
MISSING_SPREAD = Text(
    "its weight goes to what is known of its area; that of an area of which nothing is known goes to the other areas",
    "его вес переходит к известному в той же области; вес области, о которой ничего не известно, — к другим областям",
)
MISSING_WORST = Text("counts as the worst answer", "засчитывается как худший ответ")
LEAST_KNOWN = Text("Least known for a score", "Сколько нужно знать для оценки")
LEAST_KNOWN_SHARE = Text("{} of the applicable indicators", "{} применимых показателей")
SCALE = Text("Scale", "Шкала")
FROM_TO = Text("from 0 to {}", "от 0 до {}")
WITHOUT_ENDS = Text("without fixed ends", "без установленных пределов")
WEIGHTS = Text("Weights and levels", "Веса и уровни")
IN_AREA = Text("Weight in the area", "Вес в области")
IN_ALL = Text("Weight in all", "Вес в целом")
LEVELS = Text("Levels of the answers", "Уровни ответов")
SHARE_OF = Text("share of: {}; more than all counts as all", "доля от: {}; больше единицы засчитывается как единица")
BETWEEN_GOALPOSTS = Text("from {} (level 0) to {} (level 1)", "от {} (уровень 0) до {} (уровень 1)")
WEIGHTS_NOTE = Text(
    "Weights as they are when everything is known. What is missing moves them; the weights used stand on each country's page.",
    "Веса указаны для случая, когда известно всё. Недостающие ответы их меняют; применённые веса указаны на странице страны.",
)
POINTS = Text("Points of the answers", "Баллы за ответы")
POINTS_AT = Text("at level 1: {}", "при уровне 1: {}")
IN_FULL = Text("The definition in full", "Полное определение")
IN_FULL_NOTE = Text(
    "With this document ptindex computes the same scores again.", "По этому документу ptindex вычислит те же оценки снова."
)
