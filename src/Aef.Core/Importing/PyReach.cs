namespace Aef.Core.Importing;

/// <summary>Finds the sources and transforms whose rows reach a sink.</summary>
internal static class PyReach
{
    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Of(PyConfiguration configuration, PySink sink)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([sink.Input ?? string.Empty]);
        while (open.TryDequeue(out var name))
        {
            if (found.Add(name) && configuration.Transforms.FirstOrDefault(t => t.Name == name) is { } transform)
            {
                foreach (var input in transform.Inputs)
                {
                    open.Enqueue(input.Text);
                }
            }
        }

        return found;
    }
}
