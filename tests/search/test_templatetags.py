"""What other pages take from search: marked snippets."""

from django.template import Context, Template


def test_a_snippet_is_printed_with_its_marks_and_its_escapes() -> None:
    template = Template("{% load search %}{{ snippet|marked }}")
    assert template.render(Context({"snippet": "<mark>Water</mark> &lt;b&gt;"})) == "<mark>Water</mark> &lt;b&gt;"
