"""The texts that the pages of the site and that of the explorer share, in English and Russian."""

from ...declaration import Text

OVERVIEW = Text("Overview", "Обзор")
METHOD = Text("Method", "Метод")
EXPLORER = Text("Try other weights", "Изменить веса")
SITE_NAVIGATION = Text("Site", "Сайт")
DARK = Text("Dark", "Тёмная тема")
IN_THIS_LANGUAGE = Text("Read in English", "Читать по-русски")
