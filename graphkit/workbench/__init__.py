"""The coding workbench: a local page where texts become claims (`graphkit code`)."""
