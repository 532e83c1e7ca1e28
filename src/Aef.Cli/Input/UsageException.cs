namespace Aef.Cli.Input;

/// <summary>The command line asks for something that makes no sense; the message says what. Ends with exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
