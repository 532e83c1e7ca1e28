using System.CommandLine;
using System.CommandLine.Parsing;
using Aef.Documents.Display;

namespace Aef.Cli.Commands;

/// <summary>The problems of a command line: unknown commands and options, each with a suggestion, missing and invalid values.</summary>
internal static class CommandLineProblems
{
    /// <summary>The problems, one sentence or two each; none when the command can be called.</summary>
    public static IReadOnlyList<string> Of(ParseResult result, IReadOnlyList<string> arguments)
    {
        var unknown = UnknownOptions(result, arguments).ToList();
        if (result.CommandResult.Command is RootCommand root && arguments.FirstOrDefault(a => !a.StartsWith('-')) is { } name)
        {
            unknown.Insert(0, $"Unknown command {Quote(name)}.{Spelling.Suggest(name, root.Subcommands.Select(c => c.Name))}");
        }

        if (result.CommandResult.Command is { Subcommands.Count: > 0, Action: null } parent and not RootCommand)
        {
            var word = result.UnmatchedTokens.FirstOrDefault(t => !t.StartsWith('-'));
            return word is null && arguments.Any(a => a is "--help" or "-h" or "-?") ? [] : [Subcommand(parent, word)];
        }

        if (result.CommandResult.Command is not RootCommand)
        {
            unknown.AddRange(OptionValues.Problems(result.CommandResult, arguments));
        }

        // Other errors of the parser usually follow from these: the value of a misspelled option is one argument too many.
        return unknown.Count > 0
            ? unknown
            : [.. result.Errors.Select(e => ParseErrorText.Of(e, result.CommandResult.Command)).Distinct(StringComparer.Ordinal)];
    }

    private static string Subcommand(Command parent, string? name)
    {
        string[] names = [.. parent.Subcommands.Select(c => c.Name)];
        var valid = string.Join(", ", names.Select(n => Quote($"{CommandNames.Of(parent)} {n}")));
        return name is null
            ? $"{CommandNames.Of(parent)} needs a command: {valid}."
            : $"Unknown command {Quote($"{parent.Name} {name}")}."
                + (Spelling.Nearest(name, names) is { } meant ? Spelling.Question(meant) : $" Valid: {valid}.");
    }

    /// <summary>True when the first word is a command that a suggestion corrects.</summary>
    public static bool HasSuggestion(ParseResult result, string name) =>
        result.CommandResult.Command is RootCommand root && Spelling.Nearest(name, root.Subcommands.Select(c => c.Name)) is not null;

    /// <summary>Words that begin with a dash and were parsed as a file, or not at all. After <c>--</c> every word is a file.</summary>
    private static IEnumerable<string> UnknownOptions(ParseResult result, IReadOnlyList<string> arguments)
    {
        var words = arguments.TakeWhile(a => a != "--").ToHashSet(StringComparer.Ordinal);
        foreach (var word in result.CommandResult.Tokens.Where(t => t.Type == TokenType.Argument).Select(t => t.Value).Concat(result.UnmatchedTokens).Distinct(StringComparer.Ordinal))
        {
            if (word.Length > 1 && word[0] == '-' && words.Contains(word))
            {
                yield return Unknown(word, result);
            }
        }
    }

    private static string Unknown(string word, ParseResult result)
    {
        var option = word.Split('=', ':')[0];
        string[] owners =
            [.. CommandNames.Tree(result.RootCommandResult.Command).Where(c => c.Options.Any(o => Has(o, option))).Select(CommandNames.Of)];
        if (owners.Length > 0)
        {
            return $"{Quote(option)} is an option of {Listed(owners)}, not of {Quote(CommandNames.Of(result.CommandResult.Command))}.";
        }

        var meant = Spelling.Nearest(option, NamesOf(result.CommandResult));
        var file = meant is null && Path.Exists(word) ? $" Write the file of this name as {Quote("./" + word)}." : string.Empty;
        return $"Unknown option {Quote(option)}." + Spelling.Question(meant) + file;
    }

    private static bool Has(Option option, string name) => !option.Hidden && (option.Name == name || option.Aliases.Contains(name));

    private static string Listed(string[] names)
    {
        const int most = 3;
        var shown = names.Take(most).Select(Quote).ToArray();
        return names.Length > most ? string.Join(", ", shown) + " and other commands"
            : shown is [var only] ? only
            : string.Join(", ", shown[..^1]) + " and " + shown[^1];
    }

    private static IEnumerable<string> NamesOf(CommandResult command) => OptionValues.OptionsOf(command)
        .Where(o => !o.Hidden).SelectMany(o => o.Aliases.Append(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal));

    private static string Quote(string text) => $"\"{text}\"";
}
