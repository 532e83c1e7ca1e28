namespace Aef.Cli.Input;

/// <summary>The options of the command line contradict each other or have invalid values. Ends with exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
