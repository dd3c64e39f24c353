"""How an issue looks on screens: what mail, web and EPUB have in common of a theme."""
