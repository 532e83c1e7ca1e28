using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Importing;

/// <summary>
/// The rules of pydataflow for how the modules of a configuration fit together. It refuses a configuration that breaks one.
/// </summary>
internal sealed class PyRules(PyConfiguration configuration, DiagnosticBag diagnostics)
{
    private readonly IReadOnlyList<PyModule> _modules =
    [
        .. configuration.Sources.Select(s => s.Module),
        .. configuration.Transforms.Select(t => t.Module),
        .. configuration.Sinks.Select(s => s.Module),
    ];

    /// <summary>Reports everything that pydataflow would refuse.</summary>
    public void Check()
    {
        CheckNames();
        foreach (var source in configuration.Sources)
        {
            CheckProfile(source);
            CheckIncremental(source);
        }

        foreach (var transform in configuration.Transforms)
        {
            CheckInputs(transform);
        }

        CheckCycles();
        var sinks = new PySinkRules(configuration, diagnostics);
        foreach (var sink in configuration.Sinks)
        {
            if (sink.Input is { } input)
            {
                CheckInput(sink.Module, "input", input, sink.Module.At("input"));
            }

            sinks.Check(sink);
        }
    }

    private void CheckNames()
    {
        var first = new Dictionary<string, PyModule>(StringComparer.Ordinal);
        foreach (var module in _modules.Where(m => m.Name.Length > 0))
        {
            if (!first.TryAdd(module.Name, module))
            {
                diagnostics.Add(PyDataflowDiagnostics.DuplicateName.At(
                    module.At("name"), Quoted.Text(module.Name), first[module.Name].At("name").Start.Line)
                    .WithRelated(first[module.Name].At("name"), "the first module"));
            }
        }
    }

    /// <summary>The settings of the server come from a profile, or from the source.</summary>
    private void CheckProfile(PySource source)
    {
        if (source.Database == PySourceKind.BigQuery)
        {
            return;
        }

        var own = PyProfile.Keys.Where(k => source.Module.Settings.Origin.Has(k)).ToList();
        if (source.Profile is { } profile && own.Count > 0)
        {
            diagnostics.Add(source.Module.Invalid(
                "profile",
                $"missing if the source has {Quoted.Choice([.. own.Select(Quoted.Text)])} of its own",
                Quoted.Text(profile)));
        }
        else if (source.Profile is null && own.Count == 0 && !source.Module.Settings.Origin.Has("profile"))
        {
            Missing(source.Module, "profile");
        }
        else if (source.Profile is null)
        {
            foreach (var key in PyProfile.Keys.Except(own).Where(_ => own.Count > 0))
            {
                Missing(source.Module, key);
            }
        }
    }

    private void CheckIncremental(PySource source)
    {
        var settings = source.Module.Settings.Origin;
        if (!source.IsIncremental)
        {
            foreach (var key in new[] { PyKeys.Column, PyKeys.Interval, PyKeys.Destination }.Where(settings.Has))
            {
                diagnostics.Add(PyDataflowDiagnostics.NoEffect
                    .At(settings.KeyOf(key), Quoted.Text(key), source.Module.Shown, "\"incremental\": true")
                    .WithSeverity(DiagnosticSeverity.Warning)); // pydataflow accepts it
            }

            return;
        }

        if (string.IsNullOrWhiteSpace(source.Column) && (source.Column is not null || !settings.Has(PyKeys.Column)))
        {
            Missing(source.Module, PyKeys.Column);
        }

        if (configuration.Sources.Count > 1)
        {
            Shape(source, $"it must be the only source; the configuration has {configuration.Sources.Count}");
        }

        foreach (var sink in configuration.Sinks.Where(s => s.Input is not null && s.Input != source.Name))
        {
            if (_modules.Any(m => m.Name == sink.Input))
            {
                Shape(source, $"the sink {Quoted.Text(sink.Name)} must read it directly");
            }
        }

        CheckDestination(source);
    }

    private void CheckDestination(PySource source)
    {
        if (source.Interval is not null
            || source.Module.Settings.Text(PyKeys.Interval) is not (null or PyInterval.Newest))
        {
            return;
        }

        var linked = configuration.Sinks.Where(s => s.Input == source.Name).Select(s => s.Name).ToList();
        if (source.Module.Settings.Text(PyKeys.Destination) is not { } destination)
        {
            Missing(source.Module, PyKeys.Destination);
        }
        else if (!linked.Contains(destination, StringComparer.Ordinal))
        {
            diagnostics.Add(PyDataflowDiagnostics.UnknownModule.At(
                source.Module.At(PyKeys.Destination),
                Quoted.Text(PyKeys.Destination),
                source.Module.Shown,
                "a sink that reads the source",
                Quoted.Text(destination),
                Spelling.Suggest(destination, linked)));
        }
    }

    private void CheckInputs(PyTransform transform)
    {
        foreach (var input in transform.Inputs)
        {
            CheckInput(transform.Module, "inputs", input.Text, input.Location);
        }

        var repeated = transform.Aliases.GroupBy(a => a, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToList();
        if (transform.Aliases.Count > 0 && (transform.Aliases.Count != transform.Inputs.Count || repeated.Count > 0))
        {
            diagnostics.Add(transform.Module.Invalid(
                "inputs_alias",
                $"a list of {transform.Inputs.Count} different names, one for each input",
                repeated.Count > 0 ? $"{Quoted.Text(repeated[0])} twice" : transform.Aliases.Count));
        }
    }

    private void CheckInput(PyModule module, string key, string input, Location location)
    {
        var names = _modules.Where(m => m.Kind != "sink").Select(m => m.Name).ToList();
        if (!names.Contains(input, StringComparer.Ordinal))
        {
            diagnostics.Add(PyDataflowDiagnostics.UnknownModule.At(
                location, Quoted.Text(key), module.Shown, "a source or transform", Quoted.Text(input), Spelling.Suggest(input, names)));
        }
    }

    /// <summary>Reports each transform that reads its own rows, once.</summary>
    private void CheckCycles()
    {
        var byName = configuration.Transforms.GroupBy(t => t.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var transform in configuration.Transforms)
        {
            Visit(transform.Name, []);
        }

        void Visit(string name, List<string> path)
        {
            if (path.IndexOf(name) is >= 0 and var start)
            {
                var transform = byName[name];
                diagnostics.Add(PyDataflowDiagnostics.Cycle.At(
                    transform.Module.At("inputs"), Quoted.Text(name), string.Join(" <- ", [.. path[start..], name])));
                done.UnionWith(path);
            }
            else if (byName.TryGetValue(name, out var transform) && !done.Contains(name))
            {
                path.Add(name);
                foreach (var input in transform.Inputs.Select(i => i.Text).Distinct(StringComparer.Ordinal))
                {
                    Visit(input, path);
                }

                path.RemoveAt(path.Count - 1);
                done.Add(name);
            }
        }
    }

    private void Shape(PySource source, string why) =>
        diagnostics.Add(PyDataflowDiagnostics.IncrementalShape.At(source.Module.At(PyKeys.Incremental), Quoted.Text(source.Name), why));

    private void Missing(PyModule module, string key) => diagnostics.Add(module.Missing(key));
}
