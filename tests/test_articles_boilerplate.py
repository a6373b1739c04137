"""What every page of a site carries, and sentences that only begin like it."""

from __future__ import annotations

import pytest

from summarizer.articles.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "paragraph",
    [
        "More news: Ferry owners cheer as fares go up",
        "Related: Who pays for the bridge?",
        "Read more: Bridge closes after crash",
        "READ MORE",
        "To read the entire article from Gull News, click here:",
        "Click here for more on the bridge",
        "Story continues below advertisement",
        "Story Continued Below",
        "Article continues below ad",
        "Advertisement",
        "ADVERTISEMENT",
        "- Advertisement -",
        "Sign up for our newsletter",
        "Get the best of Gull News in your inbox.",
        "EMBED More News Videos Jo Roe reports on the bridge at 4 p.m.",
        "CLOSE A bridge sways in the wind. Video courtesy of Gull News",
        "Story highlights Bridge closes after a crash",
        "JUST WATCHED Ferry owners cheer Replay More Videos ... MUST WATCH Ferry owners cheer 02:28",
        "Play Facebook",
        "Embed A bridge sways in the wind 1:04 autoplay autoplay Copy this code to your website or blog",
        "1 of 22 Full Screen Autoplay Close Skip Ad × A bridge. " + "Caption A bridge sways in the wind. " * 30,
        "Reach Jo Roe at jroe@gull.example, at @JoRoe on Twitter and 555-0100.",
        "Breaking News Emails Get breaking news alerts and special reports. The news, each weekday.",
        "Like this:",
        "Like this: Loading...",
        "Share this story",
        "Share Tweet Email",
        "Help spread the word! Share Tweet 12k shares on Facebook shares on Facebook",
        "Follow Gull News on Twitter",
        "Follow @GullNews on Twitter to join our talk of boats.",
        "Read or Share this story: http://gull.example/2abc",
        "Copyright 2016 Gull News",
        "© 2016 Gull News. All rights reserved.",
        "Copyright © 2016 The Gull. All rights reserved. This material may not be published, broadcast or rewritten.",
        "Information from: The Harrow Gull, http://www.gull.example",
        "___",
        "* * *",
        "https://gull.example/bridge?x=1",
        "Published: Mon, March 4, 2019",
        "Tuesday, March 5, 2019",
        "Updated 3:14 PM ET, Wed March 6, 2019",
        "2019-03-04",
        "1 of 30",
        "Back to Gallery",
    ],
)
def test_boilerplate(paragraph: str) -> None:
    assert is_boilerplate(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Advertisements for the post drew 300 replies.",
        "Copyright law was changed on Monday.",
        "Reach the pier at noon and wait.",
        "Register officials counted the votes twice.",
        "Read-only copies of the report were handed out.",
        "Related-party deals made up half of sales.",
        "Reproduction of the painting hangs in the hall.",
        "Share prices fell on Monday.",
        "Tweet by tweet, the mayor made his case.",
        "Follow-up reports put the toll at nine.",
        "The post had 300 shares on Facebook by noon.",
        "On Tuesday, March 5, 2019, the bridge closed.",
        "Like this bridge, the tunnel is old.",
        "Watchers on the shore saw it fall.",
        "More news of the crash came at noon.",
        "Information from the police was scarce.",
        "Sign language was taught there.",
        "Close to 300 people came.",
        "Home prices rose.",
        "12 people died.",
    ],
)
def test_sentences_of_an_article(paragraph: str) -> None:
    assert not is_boilerplate(paragraph)
