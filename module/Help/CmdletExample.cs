namespace Aef.Help;

/// <summary>An example of a page: what it shows, the commands, a comment, and the output.</summary>
public sealed record CmdletExample(string Title, string Code, string Info, string Output);
