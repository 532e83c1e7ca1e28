using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Reads the name and the arguments of a connector.</summary>
internal static class ConnectorCheck
{
    private static readonly string[] Settings = ["timeout", "polling_policy", "skip_polling", "scopes"];
    private static readonly string[] PolicyKeys = ["initial_delay", "multiplier", "max_delay"];

    public static void Check(CallBody call, DiagnosticBag diagnostics)
    {
        CheckName(call.Callee, call.Location, diagnostics);
        if (call.Args is not (null or MapValue))
        {
            return;
        }

        var arguments = call.Args as MapValue;
        foreach (var name in ConnectorTable.RequiredOf(call.Callee) ?? [])
        {
            if (arguments?[name] is null && arguments?.HasComputedKeys != true)
            {
                diagnostics.Add(ConnectorDiagnostics.MissingArgument.At(call.Location, call.Callee, name));
            }
        }

        if (arguments?["connector_params"] is MapValue settings)
        {
            CheckKeys(settings, Settings, diagnostics);
            if (settings["polling_policy"] is MapValue policy)
            {
                CheckKeys(policy, PolicyKeys, diagnostics);
            }
        }
    }

    public static void CheckName(string function, Location location, DiagnosticBag diagnostics)
    {
        if (!function.StartsWith("googleapis.", StringComparison.Ordinal))
        {
            return;
        }

        if (!ConnectorTable.HasForm(function))
        {
            diagnostics.Add(ConnectorDiagnostics.WrongForm.At(location, function));
        }
        else if (ConnectorTable.Nearest(function) is { } near)
        {
            diagnostics.Add(ConnectorDiagnostics.Misspelled.At(location, function, near));
        }
    }

    private static void CheckKeys(MapValue map, string[] known, DiagnosticBag diagnostics)
    {
        foreach (var entry in map.Entries.Where(e => e.KeyExpression is null && !known.Contains(e.Key)))
        {
            diagnostics.Add(ConnectorDiagnostics.UnknownSetting.At(entry.Location, entry.Key, string.Join(", ", known)));
        }
    }
}
