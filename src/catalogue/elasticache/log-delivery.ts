import type { Attribute } from '../define.ts';
import { parts } from '../kinds/parts.ts';
import { ref } from '../kinds/ref.ts';
import { caseless, type Options } from '../kinds/scalar.ts';

/** Where a cache writes its slow log and its engine log. */
export function logDelivery(options: Options = {}): Attribute {
  return parts(
    'log delivery',
    {
      LogType: caseless(),
      LogFormat: caseless(),
      DestinationType: caseless(),
      // one of both
      Destination: ref(['AWS::Logs::LogGroup', 'AWS::KinesisFirehose::DeliveryStream'], 'logs', {
        api: 'DestinationDetails.CloudWatchLogsDetails.LogGroup',
        cloudformation: 'DestinationDetails.KinesisFirehoseDetails.DeliveryStream',
      }),
    },
    { terraform: 'log_delivery_configuration', ...options },
  );
}
