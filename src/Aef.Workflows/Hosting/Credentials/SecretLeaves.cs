using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Credentials;

/// <summary>The strings and numbers in a secret that is a JSON object or array, such as the key of a service account.</summary>
internal static class SecretLeaves
{
    // Shorter numbers are ports, years and counts.
    private const int FewestDigits = 6;

    /// <summary>The leaves in the order of the document; none for other secrets.</summary>
    public static IReadOnlyList<string> List(string value)
    {
        var leaves = new List<string>();
        if (value.AsSpan().TrimStart() is ['{' or '[', ..] && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(value), out var json, out _))
        {
            Add(json, leaves);
        }

        return leaves;
    }

    private static void Add(in WorkflowValue value, List<string> leaves)
    {
        switch (value.Kind)
        {
            case WorkflowValueKind.String when value.TryGetString(out var text):
                leaves.Add(text);
                break;
            case WorkflowValueKind.Integer when value.ToString() is { Length: >= FewestDigits } digits:
                leaves.Add(digits);
                break;
            case WorkflowValueKind.List:
                foreach (var item in value.Items)
                {
                    Add(item, leaves);
                }

                break;
            case WorkflowValueKind.Map:
                foreach (var (_, item) in value.Entries)
                {
                    Add(item, leaves);
                }

                break;
        }
    }
}
