// What a user's text looks like on a terminal is the same for the command and for the cmdlets; the command's own files speak of it as theirs.
global using TerminalText = Aef.Documents.Display.TerminalText;
