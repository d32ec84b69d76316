"""The scales of graded answers: for each option its code, level, English, Russian, and which wordings are the index's own.

English wordings marked `EN` are attested: the index prints them on the country page for Kazakhstan 2022. All else is this
library's: the other options, the order and the number of options, every level, and every Russian wording of an answer.
"""

from .declaration import Answer, Language

EN: tuple[Language, ...] = ("en",)


class BodyStatus(Answer):
    """Whether a body is authorised to investigate torture, and how far it stands from those it investigates."""

    INDEPENDENT = (
        "independent",
        1,
        "Independent body not subordinate to the Government",
        "Независимый орган, не подчинённый правительству",
    )
    AUTONOMOUS = (
        "autonomous",
        2 / 3,
        "Autonomous body subordinate to the Government",
        "Автономный орган, подчинённый правительству",
        EN,
    )
    UNIT = "unit", 1 / 3, "Unit inside a law enforcement agency", "Подразделение внутри правоохранительного органа"
    NONE = "none", 0, "No body is authorized", "Уполномоченного органа нет"


class BodyCoverage(Answer):
    """Where in the country the investigating body is present."""

    ALL = (
        "all",
        1,
        "Represented in all administrative units",
        "Представлен во всех административно-территориальных единицах",
        EN,
    )
    SOME = (
        "some",
        1 / 2,
        "Represented in some administrative units",
        "Представлен в некоторых административно-территориальных единицах",
    )
    CENTRAL = "central", 0, "Represented at the central level only", "Представлен только на центральном уровне"


class BodyBudget(Answer):
    """Whether the investigating body has a budget and decides on it. The misspelling is the page's own."""

    OWN = (
        "own",
        1,
        "It has a budget and decision-making power in terms of budget formation and spending",
        "Имеет бюджет и сам принимает решения о его формировании и расходовании",
    )
    NO_CONTROL = (
        "no_control",
        1 / 2,
        "It has a budget but no decison-making power in terms of budget formation and spending",
        "Имеет бюджет, но не принимает решений о его формировании и расходовании",
        EN,
        ("It has a budget but no decision-making power in terms of budget formation and spending",),
    )
    NONE = "none", 0, "It has no budget", "Не имеет бюджета"


class Inadmissibility(Answer):
    """Whether the law keeps evidence obtained through torture out of court."""

    BINDING = "binding", 1, "There are relevant binding legal norms", "Есть соответствующие обязательные правовые нормы", EN
    NON_BINDING = (
        "non_binding",
        1 / 2,
        "There are relevant non-binding legal norms",
        "Есть соответствующие правовые нормы рекомендательного характера",
    )
    NONE = "none", 0, "There are no relevant legal norms", "Соответствующих правовых норм нет"


class TreatyStatus(Answer):
    """The State's standing towards a treaty on 31 December of the data year. The page prints `ratified` for accession too."""

    RATIFIED = (
        "ratified",
        1,
        "Signed and ratified",
        "Государство подписало и ратифицировало",
        EN,
        ("Подписан и ратифицирован", "Подписана и ратифицирована", "Подписано и ратифицировано"),
    )
    ACCEDED = "acceded", 1, "Acceded to", "Государство присоединилось", (), ("Acceded", "Присоединение")
    SIGNED = (
        "signed",
        1 / 2,
        "Signed but not ratified",
        "Государство подписало, но не ратифицировало",
        (),
        ("Подписан, но не ратифицирован", "Подписана, но не ратифицирована", "Подписано, но не ратифицировано"),
    )
    NEITHER = (
        "neither",
        0,
        "Neither signed nor ratified",
        "Государство не подписало и не ратифицировало",
        EN,
        ("Не подписан и не ратифицирован", "Не подписана и не ратифицирована", "Не подписано и не ратифицировано"),
    )
    WITHDRAWN = (
        "withdrawn",
        0,
        "No longer a party (withdrawal or denunciation)",
        "Государство прекратило участие (выход или денонсация)",
        (),
        ("Денонсация",),
    )


class LegalProhibition(Answer):
    """Whether domestic law prohibits torture."""

    EXPLICIT = "explicit", 1, "Explicit prohibition in domestic law", "Прямой запрет во внутреннем законодательстве", EN
    IMPLICIT = "implicit", 1 / 2, "Implicit prohibition in domestic law", "Косвенный запрет во внутреннем законодательстве"
    NONE = "none", 0, "No prohibition in domestic law", "Запрета во внутреннем законодательстве нет"


class Sanctions(Answer):
    """How clear the criminal sanctions for torture are."""

    CLEAR = "clear", 1, "Clear and specific sanctions", "Чёткие и конкретные санкции", EN
    UNCLEAR = "unclear", 1 / 2, "Vague or unspecific sanctions", "Расплывчатые или неопределённые санкции"
    NONE = "none", 0, "No criminal sanctions", "Уголовных санкций нет"


class Incorporation(Answer):
    """How far the Istanbul Protocol is part of national legislation."""

    FULL = (
        "full",
        1,
        "The Istanbul Protocol standards are fully incorporated in national legislation",
        "Стандарты Стамбульского протокола полностью включены в национальное законодательство",
    )
    PARTIAL = (
        "partial",
        1 / 2,
        "The Istanbul Protocol standards are partly incorporated in national legislation",
        "Стандарты Стамбульского протокола частично включены в национальное законодательство",
        EN,
    )
    NONE = (
        "none",
        0,
        "The Istanbul Protocol standards are not incorporated in national legislation",
        "Стандарты Стамбульского протокола не включены в национальное законодательство",
    )


class Definition(Answer):
    """Whether the definition of torture in law is that of the conventions."""

    CONSISTENT = (
        "consistent",
        1,
        "Entirely consistent with the relevant conventions",
        "Полностью соответствует положениям конвенций",
    )
    PARTLY = (
        "partly",
        1 / 2,
        "Not entirely consistent with the relevant conventions",
        "Не полностью соответствует положениям конвенций",
        EN,
    )
    INCONSISTENT = ("inconsistent", 0, "Inconsistent with the relevant conventions", "Противоречит положениям конвенций")
    NONE = "none", 0, "No definition of torture", "Определения пытки нет"


class Documented(Answer):
    """Whether the time at which detention really began is put on record."""

    ALWAYS = (
        "always",
        1,
        "The actual detention start time is documented",
        "Момент фактического задержания документируется",
        EN,
    )
    NOT_ALWAYS = (
        "not_always",
        1 / 2,
        "The actual detention start time is not always documented",
        "Момент фактического задержания документируется не всегда",
    )
    NEVER = (
        "never",
        0,
        "The actual detention start time is not documented",
        "Момент фактического задержания не документируется",
    )


class Promptness(Answer):
    """How soon after the actual start of detention a guarantee takes effect."""

    IMMEDIATELY = (
        "immediately",
        1,
        "Immediately, from the actual detention start time",
        "Незамедлительно, с момента фактического задержания",
        EN,
    )
    WITHIN_HOURS = ("within_hours", 2 / 3, "After a while (up to 3 hours)", "Спустя некоторое время (до 3 часов)", EN)
    LATER = "later", 1 / 3, "Later (after more than 3 hours)", "Позднее (более чем через 3 часа)"
    NEVER = "never", 0, "Not at all", "Не обеспечивается"


class ExternalReview(Answer):
    """Whether someone independent looks into places of detention from outside."""

    INDEPENDENT = ("independent", 1, "Operational and independent of the authorities", "Действует и независим от властей")
    CONTROLLED = (
        "controlled",
        1 / 2,
        "Operational, but controlled by the authorities",
        "Действует, но контролируется властями",
        EN,
    )
    NONE = "none", 0, "No operational mechanism", "Действующего механизма нет"


class VideoCoverage(Answer):
    """How many places of detention are under video surveillance."""

    ALL = "all", 1, "All facilities are equipped", "Оборудованы все учреждения"
    SOME = ("some", 1 / 2, "Some but not all facilities are equipped", "Оборудованы некоторые, но не все учреждения", EN)
    NONE = "none", 0, "No facilities are equipped", "Ни одно учреждение не оборудовано"


class ArchiveAccess(Answer):
    """Who can see archived recordings, and whether they are safe."""

    DEFENCE = (
        "defence",
        1,
        "Protected and accessible to investigators and the defence",
        "Защищены и доступны следствию и стороне защиты",
    )
    OFFICIALS = (
        "officials",
        1 / 2,
        "Protected and accessible to officials at places of detention",
        "Защищены и доступны должностным лицам мест лишения свободы",
        EN,
    )
    UNPROTECTED = "unprotected", 0, "Not protected from alteration", "Не защищены от внесения изменений"
    NONE = "none", 0, "No recordings are archived", "Архив видеозаписей не ведётся"


class Criminalised(Answer):
    """Whether ill-treatment that is not torture is a crime."""

    YES = "yes", 1, "Ill-treatment is criminalised", "Жестокое обращение криминализировано"
    PARTLY = "partly", 1 / 2, "Ill-treatment is partly criminalised", "Жестокое обращение криминализировано частично"
    NO = "no", 0, "Ill-treatment is not criminalised", "Жестокое обращение не криминализировано"


class Liability(Answer):
    """Whether someone answers for destroyed recordings."""

    YES = "yes", 1, "Liability is established", "Ответственность установлена"
    PARTLY = "partly", 1 / 2, "Liability is partly established", "Ответственность установлена частично"
    NO = "no", 0, "Liability is not established", "Ответственность не установлена"
