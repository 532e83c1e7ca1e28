using System.CommandLine;
using System.CommandLine.Parsing;
using Aef.Documents.Display;

namespace Aef.Cli.Commands;

/// <summary>
/// The problems of a command line: unknown commands and options, each with a suggestion, otherwise the errors of the parser.
/// </summary>
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

        if (result.CommandResult.Command is not RootCommand)
        {
            unknown.AddRange(OptionValues.Problems(result.CommandResult, arguments));
        }

        // Other errors of the parser usually follow from these: the value of a misspelt option is one argument too many.
        return unknown.Count > 0 ? unknown : [.. result.Errors.Select(e => Readable(e.Message.ReplaceLineEndings(" ").Replace("\t", string.Empty, StringComparison.Ordinal)))];
    }

    /// <summary>The message of the parser with the type as people name it.</summary>
    private static string Readable(string message)
    {
        const string typed = " as expected type '";
        var type = message.IndexOf(typed, StringComparison.Ordinal);
        return type < 0 ? message
            : message[..type] + (message.AsSpan(type).Contains("Int32", StringComparison.Ordinal) ? " as a whole number of at most 2,147,483,647." : " as a number.");
    }

    /// <summary>Words that begin with a dash and were parsed as a file, or not at all. After <c>--</c> every word is a file.</summary>
    private static IEnumerable<string> UnknownOptions(ParseResult result, IReadOnlyList<string> arguments)
    {
        var words = arguments.TakeWhile(a => a != "--").ToHashSet(StringComparer.Ordinal);
        var names = NamesOf(result.CommandResult).ToArray();
        foreach (var word in result.CommandResult.Tokens.Where(t => t.Type == TokenType.Argument).Select(t => t.Value).Concat(result.UnmatchedTokens).Distinct(StringComparer.Ordinal))
        {
            if (word.Length > 1 && word[0] == '-' && words.Contains(word))
            {
                var option = word.Split('=', ':')[0];
                var meant = Spelling.Nearest(option, names);
                yield return $"Unknown option {Quote(option)}." + (meant is null ? $" Write a file of this name as {Quote("./" + word)}." : Spelling.Question(meant));
            }
        }
    }

    private static IEnumerable<string> NamesOf(CommandResult command) => OptionValues.OptionsOf(command)
        .Where(o => !o.Hidden).SelectMany(o => o.Aliases.Append(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal));

    private static string Quote(string text) => $"\"{text}\"";
}
