using System.CommandLine;
using System.CommandLine.Parsing;

namespace Aef.Cli.Commands;

/// <summary>Explains errors of the command-line parser with the names that people write.</summary>
internal static class ParseErrorText
{
    /// <summary>The explanation; messages of our own validators stay as they are.</summary>
    public static string Of(ParseError error, Command command)
    {
        var message = error.Message.ReplaceLineEndings(" ").Replace("\t", string.Empty, StringComparison.Ordinal);
        bool Begins(string text) => message.StartsWith(text, StringComparison.Ordinal);
        var option = OptionOf(error.SymbolResult);
        if (Begins("Required argument"))
        {
            return option is not null
                ? $"{option.IdentifierToken?.Value ?? option.Option.Name} needs a value{(option.Option.HelpName is { } name ? ": " + name : string.Empty)}."
                : $"{CommandNames.Of(command)} needs {Article(ArgumentOf(error.SymbolResult, command))}.";
        }

        if (Begins("Unrecognized command or argument"))
        {
            var written = Between(message);
            return command.Arguments.Count == 0
                ? $"{CommandNames.Of(command)} has no argument; got \"{written}\"."
                : $"{CommandNames.Of(command)} needs only {string.Join(" and ", command.Arguments.Select(a => "one " + a.Name))}; \"{written}\" is too much.";
        }

        var isWrongType = Begins("Cannot parse argument");
        if (option is null || !(isWrongType || Begins("Argument '")))
        {
            return message;
        }

        var wanted = isWrongType
            && option.Option.ValueType != typeof(string)
            && option.Option.HelpName?.Contains('|', StringComparison.Ordinal) != true
            ? "a whole number"
            : Choices(option.Option.HelpName);
        return wanted is null ? message : $"{option.Option.Name} must be {wanted}; got \"{Between(message)}\".";
    }

    private static OptionResult? OptionOf(SymbolResult? symbol) => symbol as OptionResult ?? symbol?.Parent as OptionResult;

    private static string ArgumentOf(SymbolResult? symbol, Command command) =>
        (symbol as ArgumentResult)?.Argument.Name ?? (command.Arguments.Count > 0 ? command.Arguments[0].Name : "argument");

    private static string Article(string name) =>
        (name.Length > 0 && "AEIOU".Contains(name[0], StringComparison.Ordinal) ? "an " : "a ") + name;

    /// <summary>The choices of a help name such as <c>text|json</c>, or null.</summary>
    private static string? Choices(string? helpName)
    {
        if (helpName?.Split('|') is not { Length: > 1 } words)
        {
            return null;
        }

        return words.Length == 2 ? $"{words[0]} or {words[1]}" : $"{string.Join(", ", words[..^1])} or {words[^1]}";
    }

    /// <summary>The value in the first pair of single quotes; it can contain quotes itself.</summary>
    private static string Between(string message)
    {
        var start = message.IndexOf('\'', StringComparison.Ordinal) + 1;
        string[] ends = ["' for option", "' for command", "' not recognized", "'."];
        var end = ends.Select(e => message.IndexOf(e, start, StringComparison.Ordinal))
            .Where(i => i >= 0)
            .DefaultIfEmpty(message.Length)
            .Min();
        return message[start..end];
    }
}
