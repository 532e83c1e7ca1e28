using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Importing;

/// <summary>The schema of a sink, if its fields are in the configuration.</summary>
internal static class PySchema
{
    /// <summary>The types of the fields by name; null if the job finds them itself, or reads them from a file.</summary>
    public static IReadOnlyDictionary<string, string>? Read(PySink sink, DiagnosticBag diagnostics)
    {
        var text = sink.Module.Settings.Text(PyKeys.Schema);
        if (text is null or "" or "auto" or "get_from_table" || text.EndsWith(".json", StringComparison.Ordinal))
        {
            return null;
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(','))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var (name, type) = colon < 0 ? (part, string.Empty) : (part[..colon].Trim(), part[(colon + 1)..].Trim());
            if (!IsField(name) || type.Length == 0 || !type.All(char.IsAsciiLetterOrDigit) || !fields.TryAdd(name, type))
            {
                diagnostics.Add(sink.Module.Invalid(
                    PyKeys.Schema,
                    "auto, get_from_table, the path of a .json file, or different fields with types such as id:INTEGER,day:DATE",
                    Quoted.Text(text)));
                return null;
            }
        }

        return fields;
    }

    /// <summary>True for the name of a field.</summary>
    public static bool IsField(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
