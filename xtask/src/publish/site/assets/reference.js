// Lays out the document that reference.js of the service holds. Its prose is foreign, and Redoc is told so.
"use strict";
{
  const chosen = document.documentElement.dataset.theme;
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const colors = dark
    ? { primary: { main: "#8ab8f0" }, text: { primary: "#e4e8ee", secondary: "#a9b4c0" }, border: { dark: "#3a4552", light: "#2a323c" },
        success: { main: "#6fd49a" }, error: { main: "#ff9b8f" }, warning: { main: "#f5c67f" } }
    : { primary: { main: "#0b5cad" } };
  const theme = {
    colors,
    sidebar: dark ? { backgroundColor: "#161b21", textColor: "#d5dbe3" } : {},
    rightPanel: { backgroundColor: dark ? "#0c1015" : "#1c2733" },
    schema: dark ? { nestedBackground: "#1b2129", typeNameColor: "#a9b4c0", typeTitleColor: "#d5dbe3", requireLabelColor: "#ff9b8f" } : {},
    typography: { fontFamily: "system-ui, sans-serif", headings: { fontFamily: "system-ui, sans-serif" } },
  };
  if (dark) document.body.classList.add("dark");
  Redoc.init(
    window.tablatureDocument,
    { untrustedSpec: true, hideDownloadButton: true, hideDownloadButtons: true, nativeScrollbars: true, theme },
    document.getElementById("reference"),
  );
}
