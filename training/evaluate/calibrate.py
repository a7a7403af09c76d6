"""What thresholds would do: on the first token's probability of "=", and on the answer's probability."""

from collections.abc import Sequence

from training.evaluate.outcomes import Outcome
from training.evaluate.rows import edit_scores, threshold

COPY_THRESHOLDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5)
SCORE_FLOORS = (-9.0, -0.5, -0.35, -0.3, -0.25, -0.2, -0.15, -0.1, -0.07)


def calibration(outcomes: Sequence[Outcome]) -> str:
    """Return the curves as lines; the three strengths' thresholds are read from them."""
    lines = ["Sentences looked at only where the probability of '=' is below (recall, restraint):"]
    for least in COPY_THRESHOLDS:
        figures = threshold(outcomes, lambda each, least=least: each.copy_probability < least)
        lines.append(f"  {least:.2f}: {figures['recall']:.0%}, {figures['restraint']:.0%}")
    lines.append("Reliability: of sentences with that probability of '=', the share the editor left alone")
    for low in range(0, 10, 2):
        inside = [
            each for each in outcomes if low / 10 <= each.copy_probability < low / 10 + 0.2 + (low == 8)
        ]
        if inside:
            left = sum(not each.wanted for each in inside) / len(inside)
            lines.append(f"  {low / 10:.1f} to {low / 10 + 0.2:.1f}: {left:.0%} of {len(inside)}")
    lines.append("Answers with a mean log-probability a token of at least (share kept, edit precision):")
    touched = [each for each in outcomes if each.touched]
    for language in sorted({each.edit.language for each in touched}):
        mine = [each for each in touched if each.edit.language == language]
        kept = [(floor, [each for each in mine if each.score >= floor]) for floor in SCORE_FLOORS]
        cells = (
            f"{floor:+.2f}: {len(some) / len(mine):.0%} {edit_scores(some)[0]:.2f}" for floor, some in kept
        )
        lines.append(f"  {language} {'; '.join(cells)}")
    return "\n".join(lines)
