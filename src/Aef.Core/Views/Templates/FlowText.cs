using System.Text;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Templates;

/// <summary>
/// Writes a value on one line as JSON, YAML or Python. The three share strings in double quotes and numbers; they differ in the words for
/// null and the booleans, and YAML limits the length of a plain key.
/// </summary>
internal sealed class FlowText
{
    /// <summary>A key of YAML may have 1,024 characters, unless a question mark precedes it.</summary>
    private const int LongestYamlKey = 1000;

    private readonly StringBuilder _output = new();
    private readonly bool _isYaml;
    private readonly (string Null, string True, string False) _words;

    private FlowText(bool isYaml, (string Null, string True, string False) words)
    {
        _isYaml = isYaml;
        _words = words;
    }

    public static string Json(DocumentNode node) => new FlowText(false, ("null", "true", "false")).Write(node);

    public static string Yaml(DocumentNode node) => new FlowText(true, ("null", "true", "false")).Write(node);

    public static string Python(DocumentNode node) => new FlowText(false, ("None", "True", "False")).Write(node);

    private string Write(DocumentNode node)
    {
        Append(node);
        return RunnerCommands.EscapeInQuotes(_output.ToString());
    }

    private void Append(DocumentNode node)
    {
        switch (node)
        {
            case MappingNode map:
                _output.Append('{');
                AppendAll(map.Entries, AppendEntry);
                _output.Append('}');
                break;
            case SequenceNode list:
                _output.Append('[');
                AppendAll(list.Items, Append);
                _output.Append(']');
                break;
            case ScalarNode { ScalarKind: ScalarKind.Null }:
                _output.Append(_words.Null);
                break;
            case ScalarNode { ScalarKind: ScalarKind.Boolean } flag:
                _output.Append(flag.BooleanValue ? _words.True : _words.False);
                break;
            default:
                _output.Append(DocumentPrinter.ToJson(node, indented: false));
                break;
        }
    }

    private void AppendEntry(MappingEntry entry)
    {
        var key = DocumentPrinter.ToJson(ScalarNode.String(entry.Key), indented: false);
        _output.Append(_isYaml && key.Length > LongestYamlKey ? "? " : string.Empty).Append(key).Append(": ");
        Append(entry.Value);
    }

    private void AppendAll<T>(IReadOnlyList<T> items, Action<T> append)
    {
        for (var i = 0; i < items.Count; i++)
        {
            _output.Append(i > 0 ? ", " : string.Empty);
            append(items[i]);
        }
    }
}
