"""The ready-made questionnaire after a complaint: fair outcome, procedure and treatment, and what is left."""

from surveys.kinds import Kind, Measure, SurveyKind
from surveys.ready_made import AGREE, Asked, Page, ReadyMade, both, scale


def _fair(code: str, measure: Measure, en: str, zh: str) -> Asked:
    return scale(code, measure, both(en, zh), AGREE, 1, 7)


RECOVERY = ReadyMade(
    code="recovery",
    number=1,
    kind=SurveyKind.RECOVERY,
    title=both("After your complaint", "投诉处理回访"),
    intro=both(
        "One minute. You told us that something went wrong, and we believe that it is settled. You decide "
        "whether it is: if not, we take it up again.",
        "大约一分钟。您曾向我们反映问题，我们认为已经解决；是否真正解决由您判断，如果没有，我们会继续处理。",
    ),
    pages=(
        Page(
            both("How it was put right", "处理结果"),
            (
                scale(
                    "recovered",
                    Measure.RECOVERED,
                    both(
                        "All in all, how satisfied are you now with how it was put right?",
                        "总的来说，您现在对问题的处理满意吗？",
                    ),
                    (both("not at all", "完全不满意"), both("completely", "完全满意")),
                    1,
                    5,
                    required=True,
                ),
                _fair(
                    "fair_outcome",
                    Measure.OUTCOME,
                    "What we got in the end makes good what went wrong.",
                    "最终的结果弥补了我们的损失。",
                ),
                _fair(
                    "fair_procedure",
                    Measure.PROCEDURE,
                    "It was handled quickly, and without our having to push.",
                    "处理及时，无需我们反复催促。",
                ),
                _fair(
                    "fair_treatment",
                    Measure.TREATMENT,
                    "We were treated honestly and with respect.",
                    "我们得到了坦诚和尊重的对待。",
                ),
                scale(
                    "trust_now",
                    Measure.TRUST_CHANGED,
                    both(
                        "Against before it happened, our trust in the organiser is now",
                        "与问题发生之前相比，我们对主办方的信任现在",
                    ),
                    (both("much lower", "大大降低"), both("much higher", "大大提高")),
                    1,
                    7,
                ),
                Asked(
                    "left_open",
                    Kind.TEXT,
                    Measure.OPEN,
                    both("What is still to be put right?", "还有哪些问题没有解决？"),
                ),
            ),
        ),
    ),
)
