"""What a mail says of itself is kept apart from what it tells."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue import recover
from broadsheet.sources.backissue.mail.phrases import phrases, says_more

FEET = {
    "en": (
        "You are receiving this email because you asked for it.",
        "Unsubscribe from this list",
        "View this email in your browser",
    ),
    "fr": ("Vous recevez cet e-mail parce que vous êtes membre.", "Se désabonner", "Voir dans le navigateur"),
    "es": ("Recibes este correo porque eres socio.", "Darse de baja", "Ver en el navegador"),
    "pt": ("Recebe este e-mail porque é sócio.", "Cancelar a subscrição", "Ver no navegador"),
    "de": ("Sie erhalten diese E-Mail als Mitglied.", "Newsletter abbestellen", "Im Browser ansehen"),
    "it": ("Ricevi questa e-mail perché sei socio.", "Annulla l’iscrizione", "Visualizza nel browser"),
    "fa": ("این نامه را دریافت کرده‌اید چون عضو هستید.", "لغو اشتراک", "مشاهده در مرورگر"),
    "ar": ("تلقيت هذه الرسالة لأنك عضو.", "إلغاء الاشتراك", "عرض في المتصفح"),
    "he": ("קיבלת הודעה זו כי נרשמת.", "להסרה מרשימת התפוצה", "לצפייה בדפדפן"),
    "ja": ("このメールは会員の皆さまにお送りしています。", "配信停止はこちら", "ブラウザで表示"),
    "zh": ("您收到此邮件是因为您是会员。", "取消订阅", "在浏览器中查看"),
    "ko": ("이 메일은 회원께 보내 드립니다.", "수신거부", "브라우저에서 보기"),
}
STORIES = (
    "<h2>The last boat home</h2><p>It leaves at eleven, as it did before the war. Nobody had expected that at all.</p>"
    "<h2>The mill turns</h2><p>The wheel is back, after ninety years, and the bread is as good as it was.</p>"
)


@pytest.mark.parametrize("language", FEET)
def test_feet_are_known_in_every_language(language: str) -> None:
    why, leave, browser = FEET[language]
    own = phrases(language)
    assert own.kind(why, sure=True) == "leave"
    assert own.kind(leave, sure=True) == "leave"
    assert own.kind(browser, sure=True) == "browser"


def test_a_mail_has_stories_between_its_edges() -> None:
    why = "You are receiving this because you asked."
    foot = f"<div style='font-size:11px'>Harbour Society, 3 Ferry Road<br>{why}</div>"
    foot += '<p><a href="https://x.example/u">Unsubscribe</a></p>'
    top = (
        '<div style="display:none">It leaves at eleven</div><a href="https://x.example/">View in browser</a>'
    )
    made = recover(f"<html>{top}{STORIES}{foot}".encode(), "old.html")
    assert [len(story.body) for story in made.stories] == [1, 1]
    assert not made.leftover
    assert made.running == [
        "It leaves at eleven",
        "View in browser",
        "Harbour Society, 3 Ferry Road",
        "You are receiving this because you asked.",
        "Unsubscribe",
    ]
    assert made.issue["address"].value == "Harbour Society, 3 Ferry Road"


def test_a_story_about_leaving_lists_is_a_story() -> None:
    text = "To unsubscribe from the past is hard, as the members of the Harbour Society found when they tried it again."
    made = recover(f"<html>{STORIES}<h2>Farewell</h2><p>{text}</p>".encode(), "old.html")
    assert made.stories[-1].body == [text]


def test_a_forwarded_mail_says_whose_it_is() -> None:
    head = "From: Ida Marsh <ida@example.org>\nSubject: Fwd: News\nDate: Tue, 5 Mar 2024 10:00:00 +0000\n"
    said = (
        "---------- Forwarded message ---------<br>From: <b>Harbour News</b> &lt;news@harbour.example&gt;<br>"
    )
    said += (
        "Date: Mon, 4 Mar 2024 at 09:30<br>Subject: Harbour News No. 12: The last boat home<br>To: Ida<br>"
    )
    made = recover(f"{head}Content-Type: text/html\n\n<div>{said}</div>{STORIES}".encode(), "old.eml")
    values = {name: field.value for name, field in made.issue.items()}
    assert (values["nameplate"], values["number"], values["date"]) == ("Harbour News", "12", "2024-03-04")
    assert len(made.running) == 5


@pytest.mark.parametrize(
    "text",
    [
        "Read more →",
        "Continue reading",
        "Lire la suite",
        "Weiterlesen »",
        "続きを読む",
        "阅读全文",
        "ادامهٔ مطلب",
        "더 읽기",
    ],
)
def test_links_to_the_whole_are_known(text: str) -> None:
    assert says_more(text)


@pytest.mark.parametrize("text", ["The boat", "Read the minutes of the meeting of last year", ""])
def test_other_links_are_not(text: str) -> None:
    assert not says_more(text)
