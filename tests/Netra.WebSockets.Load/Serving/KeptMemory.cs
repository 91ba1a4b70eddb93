using System.Diagnostics.Metrics;

namespace Netra.WebSockets.Load;

/// <summary>Reads from the library's own meter how much memory it keeps for replay; nothing for a peer without it.</summary>
internal static class KeptMemory
{
    public static long Read()
    {
        var bytes = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "netra.websockets.replay.memory") listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => bytes += value);
        listener.Start();
        listener.RecordObservableInstruments();
        return bytes;
    }
}
