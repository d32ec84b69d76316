from .strategy import *
from .profile import *
from .countries import *
from .scores import *
from .scales import *
from .questionnaire import *
from .declaration import *
