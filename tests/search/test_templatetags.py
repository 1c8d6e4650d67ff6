"""What other pages take from search: marked snippets."""

from django.template import Context, Template
from django.utils.translation import override


def test_a_snippet_is_printed_with_its_marks_and_its_escapes() -> None:
    template = Template("{% load search %}{{ snippet|marked }}")
    assert template.render(Context({"snippet": "<mark>Water</mark> &lt;b&gt;"})) == "<mark>Water</mark> &lt;b&gt;"


def test_what_is_drawn_once_is_drawn_once_a_language() -> None:
    template = Template('{% load search %}{% printed_date "2025-11-10" "byline" %}')
    english = template.render(Context())
    with override("es"):
        spanish = template.render(Context())
    assert "10 November 2025" in english
    assert "from the byline" in english
    assert "10 de noviembre de 2025" in spanish
    assert "según la firma" in spanish
    assert template.render(Context()) == english


def test_a_kind_of_actor_is_worded_in_the_language_of_the_page() -> None:
    values = [{"slug": "a", "name": "A", "kind": "armed-force", "count": 1, "selected": True, "toggle_url": "/"}]
    template = Template('{% load search %}{% facet_values values "by-actor" True %}')
    said = {"en": ("armed force", "selected"), "es": ("fuerza armada", "seleccionado")}
    for language, (kind, selected) in said.items():
        with override(language):
            drawn = template.render(Context({"values": values}))
        assert f'title="{kind}"' in drawn
        assert f"({selected})" in drawn
