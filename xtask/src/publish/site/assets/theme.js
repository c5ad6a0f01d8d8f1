// Before anything is painted: the choice between light and dark, where somebody has made one.
"use strict";
try {
  const theme = localStorage.getItem("tablature-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden. Then the system's choice holds.
}
