"""Who is named where: known names of the gazetteer, and people and organisations that it lacks."""
