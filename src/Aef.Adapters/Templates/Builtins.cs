using Aef.Core.Operations;
using Scriban.Functions;
using Scriban.Runtime;

namespace Aef.Adapters.Templates;

/// <summary>The functions of templates: those of Scriban without the ones that read a file, a clock or code, and the filters.</summary>
internal static class Builtins
{
    private const string Clock = "each call returns a different result";
    private const string Files = "a template reads no other file";
    private const string Code = "a value of the pipeline must not become code";
    private const string Numbers = "the filter json writes and quotes a value";

    private static readonly Dictionary<(string? Library, string Name), string> Removed = new()
    {
        [(null, "date")] = Clock,
        [(null, "timespan")] = Clock,
        [(null, "include")] = Files,
        [(null, "include_join")] = Files,
        [("math", "random")] = Clock,
        [("math", "uuid")] = Clock,
        [("object", "eval")] = Code,
        [("object", "eval_template")] = Code,
        [("object", "to_json")] = Numbers,
        [("object", "from_json")] = Code,
    };

    /// <summary>Why a function does not exist here; null for a name that Scriban does not have either.</summary>
    public static string? WhyRemoved(string? library, string name) => Removed.GetValueOrDefault((library, name));

    public static ScriptObject Create(IReadOnlyList<TemplateFilter> filters)
    {
        var result = new BuiltinFunctions();
        foreach (var (library, name) in Removed.Keys)
        {
            var owner = library is null ? result : (ScriptObject)result[library]!; // Scriban has these libraries
            owner.Remove(name);
        }

        foreach (var filter in filters)
        {
            result.SetValue(filter.Name, new FilterFunction(filter), readOnly: true);
        }

        result.SetValue("fail", new FailFunction(), readOnly: true);
        foreach (var library in result.Values.OfType<ScriptObject>())
        {
            library.IsReadOnly = true;
        }

        return result;
    }
}
