"""What is indexed of an article: title and text as the document, facets as faceted fields."""

from haystack import indexes

from .models import Article


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    """As in Haystack's tutorial."""

    text = indexes.CharField(document=True)
    actor = indexes.MultiValueField(faceted=True)
    topic = indexes.MultiValueField(faceted=True)
    source = indexes.MultiValueField(faceted=True)
    day = indexes.DateField(model_attr="day", null=True)
    year = indexes.IntegerField(faceted=True, null=True)

    def get_model(self) -> type[Article]:
        """The model of the entries."""
        return Article

    def prepare_text(self, article: Article) -> str:
        """Title and text."""
        return f"{article.title}\n{article.text}"

    def prepare_actor(self, article: Article) -> list[str]:
        """Keys of the actors."""
        return list(article.keys["actor"])

    def prepare_topic(self, article: Article) -> list[str]:
        """Keys of the topics."""
        return list(article.keys["topic"])

    def prepare_source(self, article: Article) -> list[str]:
        """Keys of the sources."""
        return list(article.keys["source"])

    def prepare_year(self, article: Article) -> int | None:
        """The year of the day."""
        return article.day.year if article.day else None
