"""Where texts end: after so many sentences, seen token by token, and not a moment too early."""

from itertools import pairwise

import pytest

from summarizer.models.endings import Ending


def ending(text, sentences):
    """An `Ending` over the words of `text`, each a token with the space before it, and those tokens."""
    words = text.replace(" ", "\0 ").split("\0")
    return Ending(lambda tokens: "".join(words[token] for token in tokens), sentences), list(range(len(words)))


def ended(text, sentences):
    """The text written until it is to end, and what is made of it."""
    stop, tokens = ending(text, sentences)
    written = next((tokens[:n] for n in range(1, len(tokens) + 1) if stop.is_reached(tokens[:n])), tokens)
    return stop.text(written), len(written)


@pytest.mark.parametrize(
    ("text", "sentences", "kept"),
    [
        ("One came. Two went. Three stayed on.", 1, "One came."),
        ("One came. Two went. Three stayed on.", 2, "One came. Two went."),
        ("One came. Two went. Three stayed on.", 3, "One came. Two went. Three stayed on."),
        (
            "He told the U.S. T-72 crews to go home. Then he left for good.",
            1,
            "He told the U.S. T-72 crews to go home.",
        ),
        ("Mr. J. Lund paid $4.2 million. It was much. It was all.", 1, "Mr. J. Lund paid $4.2 million."),
        ("“We won. We did,” she said. Then she left us.", 1, "“We won. We did,” she said."),
        ("She said “no.” Then she left us all.", 1, "She said “no.”"),
        ('"We won. We did. We will," she said. Then she left us.', 1, '"We won. We did. We will," she said.'),
        ("He said, “We won. We did", 1, "He said, “We won. We did"),
        ("Is it so? It is so. Who says that?", 1, "Is it so?"),
        ("A title\n\nOne came here. Two went.", 1, "A title"),
        ("One came", 1, "One came"),
        ("", 1, ""),
    ],
)
def test_a_text_ends_with_its_sentences(text, sentences, kept):
    assert ended(text, sentences)[0] == kept


def test_no_more_is_written_than_shows_that_another_begins():
    text = "One came here. Two went there. Three stayed on for a long while."
    assert ended(text, 2)[1] == len("One came here. Two went there. Three stayed".split())


def test_without_a_number_a_text_is_what_it_is():
    text = " One came. Two went. Three stayed. "
    stop, tokens = ending(text, None)
    assert not any(stop.is_reached(tokens[:n]) for n in range(len(tokens)))
    assert stop.text(tokens) == text.strip()


def test_decodes_only_where_a_sentence_may_begin():
    text = "Olaf Berg and Ida Lund met in the old mill by the river. They spoke until late."
    words, calls = text.replace(" ", "\0 ").split("\0"), []
    stop = Ending(lambda tokens: calls.append(len(tokens)) or "".join(words[token] for token in tokens), 1)
    tokens = list(range(len(words)))
    reached = [stop.is_reached(tokens[:n]) for n in range(1, len(tokens) + 1)]
    assert sum(reached) == len([pair for pair in pairwise(reached) if pair == (False, True)]) or reached[-1]
    assert sum(count > 1 for count in calls) <= 4  # the others look at one token
