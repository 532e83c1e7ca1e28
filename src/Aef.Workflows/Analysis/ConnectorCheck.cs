using Aef.Workflows.Diagnostics;
using Aef.Workflows.Syntax;

namespace Aef.Workflows.Analysis;

/// <summary>Looks at the name and the arguments of a connector.</summary>
internal static class ConnectorCheck
{
    private static readonly string[] Settings = ["timeout", "polling_policy", "skip_polling", "scopes"];
    private static readonly string[] PolicyKeys = ["initial_delay", "multiplier", "max_delay"];

    public static void Check(CallBody call, DiagnosticBag findings)
    {
        CheckName(call.Callee, call.Location, findings);
        if (call.Args is not (null or MapValue))
        {
            return;
        }

        var arguments = call.Args as MapValue;
        foreach (var name in ConnectorTable.RequiredOf(call.Callee) ?? [])
        {
            if (arguments?[name] is null)
            {
                findings.Add(ConnectorDiagnostics.MissingArgument.At(call.Location, call.Callee, name));
            }
        }

        if (arguments?["connector_params"] is MapValue settings)
        {
            CheckKeys(settings, Settings, findings);
            if (settings["polling_policy"] is MapValue policy)
            {
                CheckKeys(policy, PolicyKeys, findings);
            }
        }
    }

    public static void CheckName(string function, Location location, DiagnosticBag findings)
    {
        if (!function.StartsWith("googleapis.", StringComparison.Ordinal))
        {
            return;
        }

        if (!ConnectorTable.HasForm(function))
        {
            findings.Add(ConnectorDiagnostics.WrongForm.At(location, function));
        }
        else if (ConnectorTable.Nearest(function) is { } near)
        {
            findings.Add(ConnectorDiagnostics.Misspelt.At(location, function, near));
        }
    }

    private static void CheckKeys(MapValue map, string[] known, DiagnosticBag findings)
    {
        foreach (var entry in map.Entries.Where(e => !known.Contains(e.Key)))
        {
            findings.Add(ConnectorDiagnostics.UnknownSetting.At(entry.Location, entry.Key, string.Join(", ", known)));
        }
    }
}
