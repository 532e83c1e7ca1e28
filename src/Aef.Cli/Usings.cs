// The command and the cmdlets share the display of user text on a terminal.
global using TerminalText = Aef.Documents.Display.TerminalText;
