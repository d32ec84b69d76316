"""The questionnaire of the Prohibition of Torture Index: every section and question, declared once.

A question is added here, as a field of its section, and nowhere else; its options stand in `scales.py`. Texts marked `EN` are
attested in English: the index prints them on the country page for Kazakhstan 2022. Russian labels are this library's.
"""

# No postponed annotations here: the walker reads each field's `Annotated[...]` as an object.

from functools import cache
from typing import Annotated, ClassVar

from attrs import frozen

from .declaration import Aspect, Dimension, OpenTo, Question, Rate, Section, Text, Unavailable, questions_of
from .references import ECHR, ECPT, ISTANBUL_PROTOCOL, opcat_article, principle, uncat_article
from .scales import (
    EN,
    ArchiveAccess,
    BodyBudget,
    BodyCoverage,
    BodyStatus,
    Criminalised,
    Definition,
    Documented,
    ExternalReview,
    Inadmissibility,
    Incorporation,
    LegalProhibition,
    Liability,
    Promptness,
    Sanctions,
    TreatyStatus,
    VideoCoverage,
)

TITLE = Text("Prohibition of torture index", "Индекс запрещения пыток", EN)
NOT_STATED = Unavailable.NOT_STATED

_PER_PRISONER = Text("Budget per prisoner", "Расходы на одного заключённого", EN)


@frozen(kw_only=True)
class Context(Section):
    """The country's figures, without a direction: none of them is an indicator."""

    heading: ClassVar[Text] = Text("Statistics", "Статистические данные")

    population: Annotated[int | Unavailable, Question(Text("Population", "Население", EN))] = NOT_STATED
    police_officers: Annotated[
        int | Unavailable, Question(Text("Number of police officers", "Число сотрудников полиции", EN), Aspect.INSTITUTION)
    ] = NOT_STATED
    penitentiary_employees: Annotated[
        int | Unavailable,
        Question(
            Text("Number of penitentiary service employees", "Число сотрудников пенитенциарной службы", EN), Aspect.INSTITUTION
        ),
    ] = NOT_STATED
    law_enforcement_budget: Annotated[
        float | Unavailable,
        Question(
            Text(
                "Law enforcement budget (police, prison service)",
                "Бюджет правоохранительных органов (полиция, пенитенциарная служба)",
                EN,
            ),
            Aspect.INSTITUTION,
            unit=Text("€ {}", "{} €"),
        ),
    ] = NOT_STATED
    convicted_persons: Annotated[int | Unavailable, Question(Text("Convicted persons", "Осуждённые", EN), Aspect.PRACTICE)] = (
        NOT_STATED
    )
    persons_under_investigation: Annotated[
        int | Unavailable, Question(Text("Persons under investigation", "Подследственные", EN), Aspect.PRACTICE)
    ] = NOT_STATED
    administrative_detainees: Annotated[
        int | Unavailable,
        Question(
            Text("Detainees under administrative arrest", "Лица, подвергнутые административному аресту", EN), Aspect.PRACTICE
        ),
    ] = NOT_STATED
    budget_per_prisoner_day: Annotated[
        float | Unavailable, Question(_PER_PRISONER, Aspect.PRACTICE, unit=Text("€ {} per day", "{} € в день", EN))
    ] = NOT_STATED
    budget_per_prisoner_year: Annotated[
        float | Unavailable, Question(_PER_PRISONER, Aspect.PRACTICE, unit=Text("€ {} per year", "{} € в год", EN))
    ] = NOT_STATED


@frozen(kw_only=True)
class ResponseMechanism(Section):
    """Who investigates torture, and how many complaints there are."""

    heading: ClassVar[Text] = Text("STATE'S TORTURE RESPONSE MECHANISM", "ГОСУДАРСТВЕННЫЙ МЕХАНИЗМ РЕАГИРОВАНИЯ НА ПЫТКИ", EN)
    dimension: ClassVar[Dimension] = Dimension.RESPONSE_MECHANISM

    investigators: Annotated[
        int | Unavailable, Question(Text("Number of investigators", "Число следователей", EN), Aspect.INSTITUTION)
    ] = NOT_STATED
    complaints: Annotated[
        int | Unavailable,
        Question(
            Text("Number of complaints of torture and ill-treatment", "Число жалоб на пытки и жестокое обращение", EN),
            Aspect.OUTCOME,
            reference=uncat_article(13),
        ),
    ] = NOT_STATED
    complaints_from_detention: Annotated[
        int | Unavailable,
        Question(
            Text(
                "Number of complaints of torture and ill-treatment from places of detention",
                "Число жалоб на пытки и жестокое обращение из мест лишения свободы",
                EN,
            ),
            Aspect.OUTCOME,
            reference=uncat_article(13),
        ),
    ] = NOT_STATED


@frozen(kw_only=True)
class InvestigatingBody(Section):
    """The body that investigates allegations of torture, and what becomes of the complaints it receives."""

    heading: ClassVar[Text] = Text(
        "GOVERNMENT BODY INVESTIGATING ALLEGATIONS OF TORTURE", "ГОСУДАРСТВЕННЫЙ ОРГАН, РАССЛЕДУЮЩИЙ СООБЩЕНИЯ О ПЫТКАХ", EN
    )
    dimension: ClassVar[Dimension] = Dimension.RESPONSE_MECHANISM

    status: Annotated[
        BodyStatus | Unavailable,
        Question(
            Text(
                "Whether there is a body authorized to investigate torture",
                "Наличие органа, уполномоченного расследовать пытки",
                EN,
            ),
            Aspect.INSTITUTION,
            reference=uncat_article(12),
        ),
    ] = NOT_STATED
    coverage: Annotated[
        BodyCoverage | Unavailable, Question(Text("Geographic coverage", "Географический охват", EN), Aspect.INSTITUTION)
    ] = NOT_STATED
    budget: Annotated[BodyBudget | Unavailable, Question(Text("Budget", "Бюджет", EN), Aspect.INSTITUTION)] = NOT_STATED
    complaints: Annotated[
        int | Unavailable,
        Question(
            Text("Number of complaints alleging torture", "Число жалоб на применение пыток", EN),
            Aspect.OUTCOME,
            reference=uncat_article(13),
        ),
    ] = NOT_STATED
    criminal_cases: Annotated[
        int | Unavailable,
        Question(
            Text("Number of criminal cases instituted", "Возбуждено уголовных дел", EN),
            Aspect.PRACTICE,
            reference=uncat_article(12),
            rate=Rate(
                name="case_opening",
                base="investigating_body.complaints",
                label=Text("Criminal cases per complaint", "Уголовных дел на одну жалобу"),
            ),
        ),
    ] = NOT_STATED
    cases_to_court: Annotated[
        int | Unavailable,
        Question(
            Text("Number of cases taken to court", "Передано дел в суд", EN),
            Aspect.PRACTICE,
            reference=uncat_article(7),
            rate=Rate(
                name="court_referral",
                base="investigating_body.complaints",
                label=Text("Cases taken to court per complaint", "Переданных в суд дел на одну жалобу"),
            ),
        ),
    ] = NOT_STATED


@frozen(kw_only=True)
class ExpertSurvey(Section):
    """How lawyers, prosecutors, judges, investigators and defenders rate investigations; not on the page but in releases."""

    heading: ClassVar[Text] = Text("EXPERT SURVEY", "ЭКСПЕРТНЫЙ ОПРОС")
    dimension: ClassVar[Dimension] = Dimension.RESPONSE_MECHANISM

    rating: Annotated[
        float | Unavailable,
        Question(
            Text("Expert rating of the effectiveness of investigation", "Экспертная оценка эффективности расследования"),
            Aspect.PRACTICE,
            since=2020,
            on_page=False,
            unit=Text("{} out of 10", "{} из 10"),
            goalposts=(0, 10),
        ),
    ] = NOT_STATED
    standard_deviation: Annotated[
        float | Unavailable,
        Question(
            Text("Standard deviation of the expert rating", "Стандартное отклонение экспертной оценки"),
            since=2020,
            on_page=False,
        ),
    ] = NOT_STATED
    respondents: Annotated[
        int | Unavailable,
        Question(Text("Number of experts who answered", "Число ответивших экспертов"), since=2020, on_page=False),
    ] = NOT_STATED


@frozen(kw_only=True)
class JudicialReview(Section):
    """What courts make of torture: evidence, statements, convictions."""

    heading: ClassVar[Text] = Text("JUDICIAL REVIEW", "СУДЕБНЫЙ КОНТРОЛЬ", EN)
    dimension: ClassVar[Dimension] = Dimension.JUDICIAL_REVIEW

    inadmissibility: Annotated[
        Inadmissibility | Unavailable,
        Question(
            Text(
                "Provisions on inadmissibility of evidence obtained through torture",
                "Положения о недопустимости доказательств, полученных под пыткой",
                EN,
            ),
            Aspect.LAW,
            reference=uncat_article(15),
        ),
    ] = NOT_STATED
    statements_in_court: Annotated[
        int | Unavailable,
        Question(
            Text(
                "Number of statements made in court alleging torture during investigation",
                "Число сделанных в суде заявлений о пытках в ходе следствия",
                EN,
            ),
            Aspect.OUTCOME,
        ),
    ] = NOT_STATED
    convictions: Annotated[
        int | Unavailable,
        Question(
            Text("Number of convictions for the use of torture", "Обвинительные приговоры за применение пыток", EN),
            Aspect.OUTCOME,
            reference=uncat_article(4),
            rate=Rate(
                name="conviction",
                base="investigating_body.complaints",
                label=Text("Convictions per complaint", "Обвинительных приговоров на одну жалобу"),
            ),
        ),
    ] = NOT_STATED


@frozen(kw_only=True)
class Ratification(Section):
    """The State's standing towards four treaties on 31 December of the data year."""

    heading: ClassVar[Text] = Text("RATIFICATION OF INTERNATIONAL INSTRUMENTS", "РАТИФИКАЦИЯ МЕЖДУНАРОДНЫХ ДОКУМЕНТОВ", EN)
    dimension: ClassVar[Dimension] = Dimension.RATIFICATION

    uncat: Annotated[
        TreatyStatus | Unavailable,
        Question(
            Text(
                "UN Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment (1984)",
                "Конвенция ООН против пыток и других жестоких, бесчеловечных или унижающих достоинство видов обращения и "
                "наказания (1984)",
                EN,
            ),
            Aspect.LAW,
            reference=uncat_article(25),
            open_to=OpenTo.ANY_STATE,
        ),
    ] = NOT_STATED
    opcat: Annotated[
        TreatyStatus | Unavailable,
        Question(
            Text(
                "Optional Protocol to the UN Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or "
                "Punishment (2002)",
                "Факультативный протокол к Конвенции ООН против пыток и других жестоких, бесчеловечных или унижающих "
                "достоинство видов обращения и наказания (2002)",
                EN,
            ),
            Aspect.LAW,
            reference=opcat_article(27),
            open_to=OpenTo.UNCAT_PARTIES,
        ),
    ] = NOT_STATED
    ecpt: Annotated[
        TreatyStatus | Unavailable,
        Question(
            Text(
                "European Convention for the Prevention of Torture and Inhuman or Degrading Treatment or Punishment (1987)",
                "Европейская конвенция по предупреждению пыток и бесчеловечного или унижающего достоинство обращения или "
                "наказания (1987)",
                EN,
            ),
            Aspect.LAW,
            reference=ECPT,
            open_to=OpenTo.COUNCIL_OF_EUROPE,
        ),
    ] = NOT_STATED
    echr: Annotated[
        TreatyStatus | Unavailable,
        Question(
            Text(
                "European Convention on Human Rights",
                "Конвенция о защите прав человека и основных свобод",
                EN,
                ("Европейская конвенция по правам человека", "Европейская конвенция о защите прав человека и основных свобод"),
            ),
            Aspect.LAW,
            reference=ECHR,
            open_to=OpenTo.COUNCIL_OF_EUROPE,
        ),
    ] = NOT_STATED


@frozen(kw_only=True)
class DomesticLaw(Section):
    """What domestic law says about torture."""

    heading: ClassVar[Text] = Text(
        "ANTI-TORTURE PROVISIONS IN DOMESTIC LAW", "НОРМЫ О ЗАПРЕТЕ ПЫТОК ВО ВНУТРЕННЕМ ЗАКОНОДАТЕЛЬСТВЕ", EN
    )
    dimension: ClassVar[Dimension] = Dimension.DOMESTIC_LAW

    prohibition: Annotated[
        LegalProhibition | Unavailable,
        Question(
            Text("Explicit legal prohibition of torture", "Прямой законодательный запрет пыток", EN),
            Aspect.LAW,
            reference=uncat_article(2),
        ),
    ] = NOT_STATED
    sanctions: Annotated[
        Sanctions | Unavailable,
        Question(
            Text("Criminal sanctions for torture", "Уголовные санкции за пытки", EN), Aspect.LAW, reference=uncat_article(4)
        ),
    ] = NOT_STATED
    istanbul_protocol: Annotated[
        Incorporation | Unavailable,
        Question(
            Text(
                "Implementation of the Istanbul Protocol in national legislation",
                "Имплементация Стамбульского протокола в национальное законодательство",
                EN,
            ),
            Aspect.LAW,
            reference=ISTANBUL_PROTOCOL,
        ),
    ] = NOT_STATED
    definition: Annotated[
        Definition | Unavailable,
        Question(
            Text(
                "Definition of torture is consistent with provisions of relevant conventions",
                "Соответствие определения пытки положениям конвенций",
                EN,
            ),
            Aspect.LAW,
            reference=uncat_article(1),
        ),
    ] = NOT_STATED
    ill_treatment: Annotated[
        Criminalised | Unavailable,
        Question(
            Text("Criminalisation of ill-treatment", "Криминализация жестокого обращения"),
            Aspect.LAW,
            reference=uncat_article(16),
            on_page=False,
        ),
    ] = NOT_STATED


@frozen(kw_only=True)
class ProceduralGuarantees(Section):
    """What protects a person in the first hours of detention."""

    heading: ClassVar[Text] = Text("AVAILABILITY OF PROCEDURAL GUARANTEES", "НАЛИЧИЕ ПРОЦЕССУАЛЬНЫХ ГАРАНТИЙ", EN)
    dimension: ClassVar[Dimension] = Dimension.PROCEDURAL_GUARANTEES

    detention_time: Annotated[
        Documented | Unavailable,
        Question(
            Text("Documenting the actual detention start time", "Фиксация момента фактического задержания", EN),
            Aspect.PRACTICE,
            reference=principle(12),
        ),
    ] = NOT_STATED
    lawyer: Annotated[
        Promptness | Unavailable,
        Question(
            Text(
                "Lawyer notification at the actual arrest/detention start time",
                "Уведомление адвоката в момент фактического задержания",
                EN,
            ),
            Aspect.PRACTICE,
            reference=principle(17),
        ),
    ] = NOT_STATED
    family: Annotated[
        Promptness | Unavailable,
        Question(Text("Family notification", "Уведомление семьи", EN), Aspect.PRACTICE, reference=principle(16)),
    ] = NOT_STATED
    medical: Annotated[
        Promptness | Unavailable,
        Question(Text("Medical examination", "Медицинское освидетельствование", EN), Aspect.PRACTICE, reference=principle(24)),
    ] = NOT_STATED


@frozen(kw_only=True)
class Prevention(Section):
    """What keeps torture from happening out of sight."""

    heading: ClassVar[Text] = Text("PREVENTION OF TORTURE", "ПРЕДУПРЕЖДЕНИЕ ПЫТОК", EN)
    dimension: ClassVar[Dimension] = Dimension.PREVENTION

    external_review: Annotated[
        ExternalReview | Unavailable,
        Question(
            Text("Independent external review mechanism", "Независимый механизм внешнего контроля", EN),
            Aspect.INSTITUTION,
            reference=opcat_article(3),
        ),
    ] = NOT_STATED
    video: Annotated[
        VideoCoverage | Unavailable, Question(Text("Video surveillance", "Видеонаблюдение", EN), Aspect.PRACTICE)
    ] = NOT_STATED
    archive_access: Annotated[
        ArchiveAccess | Unavailable,
        Question(Text("Access to archived video evidence", "Доступ к архивным видеозаписям", EN), Aspect.PRACTICE),
    ] = NOT_STATED
    recording_liability: Annotated[
        Liability | Unavailable,
        Question(
            Text("Liability for destroyed recordings", "Ответственность за уничтожение видеозаписей"), Aspect.LAW, on_page=False
        ),
    ] = NOT_STATED


SECTIONS: tuple[type[Section], ...] = (
    Context,
    ResponseMechanism,
    InvestigatingBody,
    ExpertSurvey,
    JudicialReview,
    Ratification,
    DomesticLaw,
    ProceduralGuarantees,
    Prevention,
)


@cache
def questions() -> tuple[Question, ...]:
    """Every question of the questionnaire in the order of the page.

    >>> [question.key for question in questions() if question.section == "expert_survey"]
    ['expert_survey.rating', 'expert_survey.standard_deviation', 'expert_survey.respondents']
    """
    return tuple(question for section in SECTIONS for question in questions_of(section))
