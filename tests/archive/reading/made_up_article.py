"""The article that the made-up pages of all shapes carry."""

TITLE = "Valley council votes to close the old mill"
TEXT = (
    "The council of the valley voted late on Monday to close the old mill, which has stood still since the river fell in spring. "
    "Farmers who bring their grain there said that they had been told nothing.",
    "“We learned it from the radio,” said a miller who has worked there for thirty years and who keeps the key of the sluice. "
    "The council, he said, had not sent him so much as a letter.",
    "A new mill is to be built farther down, where the river still carries water in August, but nobody has said who will pay for it.",
)
