using System.Globalization;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>The arguments that a task must compute in a run, before the operators of its step: it pushes each under a key.</summary>
/// <param name="id">The task id.</param>
/// <param name="fullId">The task id with its groups.</param>
/// <param name="isMapped">True for a task that runs once for each item of a list.</param>
internal sealed class RuntimeArguments(string id, string fullId, bool isMapped)
{
    private readonly List<MappingEntry> _arguments = [];
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);

    /// <summary>The task id.</summary>
    public string Id => id;

    /// <summary>The arguments, with references to parameters.</summary>
    public MappingNode Arguments => new(_arguments);

    /// <summary>The value of an argument in the operator.</summary>
    public PyExpression Add(string key, DocumentNode argument) =>
        new PyIndex(new PyAttribute(new PyName(id), "output"), new PyString(Push(key, argument)));

    /// <summary>A template of a parameter, for a string that has other templates too.</summary>
    public string Pull(string parameter)
    {
        if (!_parameters.TryGetValue(parameter, out var key))
        {
            key = Push("parameters." + parameter, ScalarNode.String("${parameters." + parameter + "}"));
            _parameters.Add(parameter, key);
        }

        return "{{ " + JinjaText.Pull(fullId, isMapped, key) + " }}";
    }

    /// <summary>Adds an argument under a key that no other one has; the result is the key.</summary>
    private string Push(string key, DocumentNode argument)
    {
        var free = key;
        for (var number = 2; _arguments.Exists(a => a.Key == free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{key}#{number}");
        }

        _arguments.Add(new MappingEntry(free, argument));
        return free;
    }
}
